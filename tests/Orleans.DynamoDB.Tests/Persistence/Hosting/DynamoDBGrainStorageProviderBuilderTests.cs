using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.DependencyInjection;
using Orleans.DynamoDB.Persistence.Provider;
using Orleans.Providers;
using Orleans.Storage;
using Orleans.TestingHost;
using UserMacro.DynamoDB.Local;
using UserMacro.Storage.Conformance;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Hosting;

public sealed class DynamoDBGrainStorageProviderBuilderTests(DynamoDBLocal local)
{
    static readonly GrainId Grain = GrainId.Create("macro", "box");

    readonly string _table = $"t-{Guid.NewGuid():N}";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Configured", "Service")]
    [InlineData(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, "Region")]
    public async Task Configure_BySettingsAlone_SiloStoresInTheTable(string name, string serviceKey)
    {
        await using var cluster = await StartAsync(name, new()
        {
            [serviceKey] = local.Url.ToString(),
            ["ServiceId"] = "configured",
            ["DeleteStateOnClear"] = "true",
            ["TimeToLive"] = "01:00:00",
        });
        var storage = cluster.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>(name);
        var state = new GrainState<SampleState>(new() { Number = 3 });

        await storage.WriteStateAsync("state", Grain, state, Cancellation);

        storage.ShouldBeOfType<DynamoDBGrainStorage>();
        var item = await OnlyItemAsync();
        item["GrainReference"].S.ShouldBe($"configured_{Grain}");
        item.ShouldContainKey("GrainTtl");
        await storage.ClearStateAsync("state", Grain, state, Cancellation);
        state.ETag.ShouldBeNull();
    }

    [Fact]
    public async Task Configure_SerializerKey_ThatSerializerIsUsed()
    {
        await using var cluster = await StartAsync(
            "Configured",
            new() { ["Service"] = local.Url.ToString(), ["SerializerKey"] = "blobs" },
            services => services.AddKeyedSingleton<IGrainStorageSerializer>("blobs", new BlobSerializer()));
        var storage = cluster.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>("Configured");

        await storage.WriteStateAsync("state", Grain, new GrainState<Blob>(Blob.Create(20)), Cancellation);

        (await OnlyItemAsync())["GrainState"].B.ToArray().ShouldBe(Blob.Create(20).Bytes);
    }

    async Task<InProcessTestCluster> StartAsync(string name, Dictionary<string, string> settings, Action<IServiceCollection>? configure = null)
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.ConfigureSiloHost((_, host) =>
        {
            settings["ProviderType"] = "DynamoDB";
            settings["TableName"] = _table;
            settings["CreateIfNotExists"] = "true";
            foreach (var (key, value) in settings)
            {
                host.Configuration[$"Orleans:GrainStorage:{name}:{key}"] = value;
            }

            configure?.Invoke(host.Services);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync(Cancellation);
        return cluster;
    }

    async Task<Dictionary<string, AttributeValue>> OnlyItemAsync() =>
        (await local.Client.ScanAsync(new ScanRequest(_table), Cancellation)).Items.ShouldHaveSingleItem();
}
