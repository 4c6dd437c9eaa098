using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.DynamoDB;
using Orleans.DynamoDB.Persistence.Records;
using Orleans.Storage;
using Orleans.TestingHost;
using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Grains;

/// <summary>Grains on two silos whose state is in DynamoDB.</summary>
public sealed class GrainPersistenceTests(DynamoDBLocal local) : IAsyncLifetime
{
    readonly string _table = $"t-{Guid.NewGuid():N}";
    InProcessTestCluster _cluster = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _cluster = await StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Keep_KeysOfEveryKind_KeptApart()
    {
        var key = Guid.NewGuid();
        var keepers = KeepersOf<int>(key).ToList();
        for (var i = 0; i < keepers.Count; i++)
        {
            await keepers[i].Keep(i);
        }

        await RestartAsync();

        var kept = await Task.WhenAll(KeepersOf<int>(key).Select(keeper => keeper.Read()));
        kept.Select(value => (value.Exists, value.Value)).ShouldBe(Enumerable.Range(0, keepers.Count).Select(number => (true, number)));
    }

    [Fact]
    public async Task Keep_TypesOfManyKindsUnderOneKey_KeptApart()
    {
        var key = Guid.NewGuid().ToString("N");
        await KeeperOf<int>(key).Keep(5);
        await KeeperOf<string>(key).Keep("five");
        await KeeperOf<List<Dictionary<string, int>>>(key).Keep([new() { ["five"] = 5 }]);

        await RestartAsync();

        (await KeeperOf<int>(key).Read()).Value.ShouldBe(5);
        (await KeeperOf<string>(key).Read()).Value.ShouldBe("five");
        (await KeeperOf<List<Dictionary<string, int>>>(key).Read()).Value.ShouldHaveSingleItem()["five"].ShouldBe(5);
        (await KeeperOf<long>(key).Read()).Exists.ShouldBeFalse();
    }

    [Fact]
    public async Task Clear_BeforeAndAfterKeeping_Empty()
    {
        var keeper = KeeperOf<int>(Guid.NewGuid().ToString("N"));
        await keeper.Clear();
        (await keeper.Read()).ShouldBe(new());

        await keeper.Keep(7);
        await keeper.Clear();

        (await keeper.Read()).ShouldBe(new());
        await keeper.Keep(8);
        (await keeper.Read()).ShouldBe(new() { Value = 8, Exists = true });
    }

    [Fact]
    public async Task Keep_SiloEndsWithoutGoodbye_OtherSiloHasWhatWasAcknowledged()
    {
        var keepers = Enumerable.Range(0, 30).Select(number => KeeperOf<string>($"{Guid.NewGuid():N}/{number}")).ToList();
        foreach (var (keeper, number) in keepers.Select((keeper, number) => (keeper, number)))
        {
            await keeper.Keep(new string((char)('a' + number), number * 20_000));
        }

        var victim = _cluster.Silos[1];
        (await PlacesAsync(keepers)).ShouldContain(victim.SiloAddress.ToString());
        await _cluster.KillSiloAsync(victim, Cancellation);
        await _cluster.WaitForLivenessToStabilizeAsync(didKill: true);

        (await PlacesAsync(keepers)).ShouldHaveSingleItem().ShouldBe(_cluster.Silos[0].SiloAddress.ToString());
        foreach (var (keeper, number) in keepers.Select((keeper, number) => (keeper, number)))
        {
            (await keeper.Read()).Value.ShouldBe(new string((char)('a' + number), number * 20_000));
        }
    }

    [Fact]
    public async Task Keep_ChangedBehindItsBack_RefusedAndTheNextCallSeesTheChange()
    {
        var keeper = KeeperOf<int>(Guid.NewGuid().ToString("N"));
        await keeper.Keep(1);
        var storage = _cluster.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>(StorageHosts.Name);
        var state = new GrainState<Kept<int>>();
        await storage.ReadStateAsync("kept", keeper.GetGrainId(), state, Cancellation);
        state.State!.Value = 2;
        await storage.WriteStateAsync("kept", keeper.GetGrainId(), state, Cancellation);

        await Should.ThrowAsync<InconsistentStateException>(keeper.Keep(3));

        (await keeper.Read()).Value.ShouldBe(2);
        await keeper.Keep(4);
        (await keeper.Read()).Value.ShouldBe(4);
    }

    [Fact]
    public async Task Keep_MoreThanCanBeStored_TheCallerIsToldAsItWas()
    {
        var keeper = KeeperOf<string>(Guid.NewGuid().ToString("N"));

        var failure = await Should.ThrowAsync<DynamoDBProviderException>(keeper.Keep(new string('x', RecordItems.MostBytes)));

        failure.Message.ShouldContain(keeper.GetGrainId().ToString());
        (await keeper.Read()).Exists.ShouldBeFalse();
    }

    static async Task<List<string>> PlacesAsync(List<IKeeper<string>> keepers) =>
        [.. (await Task.WhenAll(keepers.Select(keeper => keeper.Place()))).Distinct()];

    IEnumerable<IKeeper<T>> KeepersOf<T>(Guid key)
    {
        var grains = _cluster.Client;
        yield return grains.GetGrain<IKeeper<T>>(key);
        yield return grains.GetGrain<IKeeper<T>>(key, "extended", grainClassNamePrefix: null);
        yield return grains.GetGrain<IKeeper<T>>(BitConverter.ToInt64(key.ToByteArray()));
        yield return grains.GetGrain<IKeeper<T>>(BitConverter.ToInt64(key.ToByteArray()), "extended", grainClassNamePrefix: null);
        yield return grains.GetGrain<IKeeper<T>>($"{key} ключ/foo\\bar#b_a_z?");
        yield return grains.GetGrain<IKeeper<T>>($"{key} another");
    }

    IKeeper<T> KeeperOf<T>(string key) => _cluster.Client.GetGrain<IKeeper<T>>(key);

    /// <summary>Ends both silos and starts two others over the same table.</summary>
    async Task RestartAsync()
    {
        await _cluster.DisposeAsync();
        _cluster = await StartAsync();
    }

    async Task<InProcessTestCluster> StartAsync()
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 2);
        builder.ConfigureSilo((_, silo) => silo
            .AddDynamoDBGrainStorage(StorageHosts.Name, options =>
            {
                (options.Service, options.TableName, options.CreateIfNotExists) = (local.Url.ToString(), _table, true);
            })
            .Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.NumMissedProbesLimit = 2;
                options.NumVotesForDeathDeclaration = 1;
                options.TableRefreshTimeout = TimeSpan.FromSeconds(2);
            }));
        var cluster = builder.Build();
        await cluster.DeployAsync(Cancellation);
        return cluster;
    }
}
