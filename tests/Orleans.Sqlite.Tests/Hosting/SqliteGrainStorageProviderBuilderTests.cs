using Microsoft.Extensions.DependencyInjection;
using Orleans.Sqlite.Storage;
using Orleans.Storage;
using Orleans.TestingHost;
using UserMacro.Storage.Conformance;

namespace UserMacro.Orleans.Sqlite.Tests.Hosting;

public sealed class SqliteGrainStorageProviderBuilderTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Configure_BySettingsAlone_SiloStoresInTheFile()
    {
        var path = _folder.File("configured.db");
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Configuration["Orleans:GrainStorage:Configured:ProviderType"] = "Sqlite";
            host.Configuration["Orleans:GrainStorage:Configured:Path"] = path;
            host.Configuration["Orleans:GrainStorage:Configured:DeleteStateOnClear"] = "false";
        });
        await using var cluster = builder.Build();
        await cluster.DeployAsync(TestContext.Current.CancellationToken);
        var storage = cluster.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>("Configured");
        var grain = GrainId.Create("macro", "box");
        var state = new GrainState<SampleState>(new() { Number = 3 });

        await storage.WriteStateAsync("state", grain, state, TestContext.Current.CancellationToken);
        await storage.ClearStateAsync("state", grain, state, TestContext.Current.CancellationToken);

        storage.ShouldBeOfType<SqliteGrainStorage>();
        state.ETag.ShouldNotBeNull();
        File.Exists(path).ShouldBeTrue();
    }

    public void Dispose() => _folder.Dispose();
}
