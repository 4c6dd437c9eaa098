using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.DynamoDB.Reminders.Provider;

namespace UserMacro.Orleans.DynamoDB.Tests.Reminders;

/// <summary>Opens reminder tables of one service over a client.</summary>
internal sealed class ReminderTableHost(IAmazonDynamoDB client, string? service = null) : IDisposable
{
    /// <summary>All services of these tests share this table.</summary>
    public const string TableName = "reminders";

    readonly ServiceProvider _services = new ServiceCollection().AddKeyedSingleton("test", client).BuildServiceProvider();

    public string Service { get; } = service ?? $"s-{Guid.NewGuid():N}";

    public DynamoDBReminderTable Open(TimeProvider? time = null, LoggedLines? log = null) => new(
        Options.Create(new DynamoDBReminderStorageOptions { ServiceKey = "test", TableName = TableName, CreateIfNotExists = true }),
        Options.Create(new ClusterOptions { ServiceId = Service }),
        _services,
        time ?? TimeProvider.System,
        log?.For<DynamoDBReminderTable>() ?? NullLogger<DynamoDBReminderTable>.Instance);

    public async Task<DynamoDBReminderTable> StartAsync(CancellationToken cancellation)
    {
        var table = Open();
        await table.StartAsync(cancellation);
        return table;
    }

    public void Dispose() => _services.Dispose();
}
