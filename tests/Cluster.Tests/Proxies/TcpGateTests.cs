using UserMacro.DynamoDB.Local;

namespace UserMacro.Cluster.Tests.Proxies;

public sealed class TcpGateTests(DynamoDBLocal database) : IAsyncDisposable
{
    readonly TcpGate _gate = new(database.Url);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _gate.DisposeAsync();

    [Fact]
    public async Task Cut_ThenOpen_RefusesAndServesAgain()
    {
        using var client = database.Connect(_gate.Url, TimeSpan.FromSeconds(10));
        await client.ListTablesAsync(Cancellation);

        await _gate.CutAsync();
        await Should.ThrowAsync<Exception>(() => client.ListTablesAsync(Cancellation));

        _gate.Open();
        await client.ListTablesAsync(Cancellation);
    }

    [Fact]
    public async Task FallSilent_ThenOpen_SwallowsAndServesAgain()
    {
        using var client = database.Connect(_gate.Url, TimeSpan.FromMilliseconds(300));
        await client.ListTablesAsync(Cancellation);

        _gate.FallSilent();
        await Should.ThrowAsync<Exception>(() => client.ListTablesAsync(Cancellation));

        _gate.Open();
        using var patient = database.Connect(_gate.Url, TimeSpan.FromSeconds(10));
        await patient.ListTablesAsync(Cancellation);
    }
}
