using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Persistence;

/// <summary>What <c>GrainRecord</c> and <c>AuditedRecord</c> do for the grains that keep one.</summary>
public sealed class GrainRecordTests(GrainCluster cluster)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WriteAsync_OutcomeUnknown_TheNextCallGoesOnFromWhatIsStored(bool isDone)
    {
        var key = GrainKeys.Tenant(EnterTenant());
        var accounts = cluster.Grains.GetGrain<IAccountsGrain>(key);
        cluster.Storage.FailNextWrite("accounts", key, isDone);

        await Should.ThrowAsync<OrleansException>(accounts.HandleOf("557058:a"));

        (await accounts.HandleOf("557058:b")).ShouldNotBeEmpty();
        (await accounts.Find("557058:a") is not null).ShouldBe(isDone);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TryCommitAsync_OutcomeUnknown_IsAnsweredSoAndTheNextCallGoesOnFromWhatIsStored(bool isDone)
    {
        var key = GrainKeys.Tenant(EnterTenant());
        var connections = cluster.Grains.GetGrain<IConnectionsGrain>(key);
        cluster.Storage.FailNextWrite("connections", key, isDone);

        (await SaveAsync("first")).Error.ShouldBeOfType<UnavailableError>();

        (await SaveAsync("second")).Error.ShouldBeNull();
        var names = (await connections.List()).Select(connection => connection.Name).ToList();
        names.ShouldBe(isDone ? ["first", "second"] : ["second"]);
        var audit = await cluster.Grains.GetGrain<IAuditGrain>(key).Read(new());
        audit!.Entries.Select(entry => entry.Target).ShouldBe(names, ignoreOrder: true);

        Task<Result<Connection>> SaveAsync(string name) =>
            connections.Save(name, new("https://api.example.com", ImmutableDictionary<string, string?>.Empty, 60), onNumber: 0, "u1");
    }

    static TenantId EnterTenant()
    {
        var tenant = GrainCluster.NewTenant();
        TenantScope.Enter(tenant);
        return tenant;
    }
}
