using Orleans.DynamoDB.Reminders.Provider;
using UserMacro.DynamoDB.Local;
using UserMacro.Storage.Conformance.Reminders;

namespace UserMacro.Orleans.DynamoDB.Tests.Reminders;

public sealed class DynamoDBReminderConformanceTests(DynamoDBLocal local) : ReminderTableConformance, IAsyncLifetime
{
    readonly ReminderTableHost _host = new(local.Client);
    DynamoDBReminderTable? _table;

    protected override IReminderTable Table => _table!;

    public async ValueTask InitializeAsync() => _table = await _host.StartAsync(Cancellation);

    public ValueTask DisposeAsync()
    {
        _table!.Dispose();
        _host.Dispose();
        return ValueTask.CompletedTask;
    }
}
