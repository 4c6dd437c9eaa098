using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.DynamoDB.Local;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Silo.Storage.Records;
using UserMacro.Silo.Tests.DynamoDB;

namespace UserMacro.Silo.Tests.Operations;

/// <summary>New keys for a cluster that is at work.</summary>
public sealed class RotationClusterTests(DynamoDBLocal dynamoDB) : IAsyncDisposable
{
    const int Sites = 12;

    readonly TestCluster _cluster = new(dynamoDB);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rotate_UnderTraffic_RefusesNothingAndLeavesNothingUnderTheOldKeys()
    {
        // A silo asks for the keys of a tenant again after this, so that both hold old keys for a while after the rotation.
        var times = new KeyTimes(Lifetime: TimeSpan.FromSeconds(1), Rest: TimeSpan.FromSeconds(3));
        var one = await _cluster.StartAsync(_cluster.CreateSilo("key", services => services.AddSingleton(times)));
        await _cluster.StartAsync(_cluster.CreateSilo("key", services => services.AddSingleton(times)));
        var client = await _cluster.StartClientAsync();
        var tenants = new List<TenantId>();
        for (var site = 0; site < Sites; site++)
        {
            tenants.Add(await TestCluster.Directory(client, $"{site}").FindOrAssign());
            await WriteAsync(client, tenants[site], "first");
        }

        var before = await KeysAsync(one);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var traffic = Task.WhenAll(tenants.Select(tenant => TrafficAsync(client, tenant, stopping.Token)));
        var sut = new Operator(_cluster.ClientSettings([]));

        (await sut.RunAsync("keys", "rotate")).ShouldBe(0, sut.Errors);
        (await sut.RunAsync("keys", "re-encrypt")).ShouldBe(0, sut.Errors);

        await stopping.CancelAsync();
        var writes = await traffic;
        writes.ShouldAllBe(count => count > 0);
        var after = await KeysAsync(one);
        after.Intersect(before, StringComparer.Ordinal).ShouldBeEmpty();
        (await sut.RunAsync("keys", "status")).ShouldBe(0, sut.Errors);
        sut.Output.ShouldContain("Previous data keys: 0");
        for (var site = 0; site < Sites; site++)
        {
            (await TestCluster.Directory(client, $"{site}").Find()).ShouldBe(tenants[site]);
        }
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    // Whatever is refused fails the test by its exception.
    static async Task<int> TrafficAsync(WebApplication client, TenantId tenant, CancellationToken stop)
    {
        var count = 0;
        while (!stop.IsCancellationRequested)
        {
            await WriteAsync(client, tenant, $"account-{count++}");
        }

        return count;
    }

    static async Task WriteAsync(WebApplication client, TenantId tenant, string account)
    {
        TenantScope.Enter(tenant);
        var accounts = client.Services.GetRequiredService<IGrainFactory>().GetGrain<IAccountsGrain>(GrainKeys.Tenant(tenant));
        var handle = await accounts.HandleOf(account);
        (await accounts.Keep([KeyValuePair.Create(handle, account)])).ShouldBeTrue();
    }

    static async Task<HashSet<string>> KeysAsync(WebApplication silo)
    {
        var records = silo.Services.GetRequiredService<IStoredRecords>();
        var storage = silo.Services.GetRequiredKeyedService<Orleans.Storage.IGrainStorage>(StorageNames.Records);
        HashSet<string> keys = new(StringComparer.Ordinal);
        await foreach (var name in records.ListAsync("", Cancellation))
        {
            var record = new GrainState<EncryptedRecord>();
            await storage.ReadStateAsync(name.State, name.Grain, record, Cancellation);
            if (record.RecordExists)
            {
                keys.Add(Convert.ToHexString(record.State!.Bytes, 2, DataKey.IdBytes));
            }
        }

        keys.Count.ShouldBe(Sites + 1, "each tenant has one, and the service");
        return keys;
    }
}
