using Orleans.DynamoDB.Reminders.Provider;
using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Reminders;

/// <summary>A service of its own for each test, in the table that all of them share.</summary>
public abstract class ReminderTestBase(DynamoDBLocal local) : IAsyncLifetime
{
    readonly ReminderTableHost _host = new(local.Client);

    private protected static DateTime Start { get; } = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected DynamoDBLocal Local => local;

    private protected string Service => _host.Service;

    private protected DynamoDBReminderTable Table { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Table = await _host.StartAsync(Cancellation);

    public ValueTask DisposeAsync()
    {
        Table.Dispose();
        _host.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected static ReminderEntry Reminder(string key, string name = "retry") =>
        new() { GrainId = GrainId.Create("sync", key), ReminderName = name, StartAt = Start, Period = TimeSpan.FromMinutes(5) };
}
