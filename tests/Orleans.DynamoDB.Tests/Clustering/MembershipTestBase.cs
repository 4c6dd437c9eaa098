using Orleans.DynamoDB.Clustering.Provider;
using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Clustering;

/// <summary>A cluster of its own for each test, in the table that all of them share.</summary>
public abstract class MembershipTestBase(DynamoDBLocal local) : IAsyncLifetime
{
    readonly MembershipHost _host = new(local.Client);

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected DynamoDBLocal Local => local;

    private protected string Cluster => _host.Cluster;

    private protected DynamoDBMembershipTable Table { get; private set; } = null!;

    /// <summary>What another silo of the same cluster holds.</summary>
    private protected DynamoDBMembershipTable Other { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Table = await _host.StartAsync(Cancellation);
        Other = await _host.StartAsync(Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        Table.Dispose();
        Other.Dispose();
        _host.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected async Task<MembershipTableData> AllAsync() => await Other.ReadAllAsync(Cancellation);

    /// <summary>Does something that must change nothing.</summary>
    private protected async Task UnchangedAfterAsync(Func<Task> act)
    {
        var before = await AllAsync();
        await act();
        var after = await AllAsync();
        after.Version.ShouldBe(before.Version);
        after.Canonical().ShouldBe(before.Canonical());
        after.Members.Select(
            member => member.Item2).Order(StringComparer.Ordinal).ShouldBe(before.Members.Select(member => member.Item2).Order(StringComparer.Ordinal));
    }
}
