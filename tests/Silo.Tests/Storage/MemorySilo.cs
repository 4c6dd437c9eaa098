using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using UserMacro.Silo.Storage;

namespace UserMacro.Silo.Tests.Storage;

/// <summary>A silo with the storage of <c>Storage:Provider=Memory</c>, shared by the tests of a class.</summary>
public sealed class MemorySilo : IAsyncLifetime
{
    public const string PlainName = "Plain";

    InProcessTestCluster _cluster = null!;

    public IGrainStorage Encrypted => Storage(StorageNames.Default);

    public IGrainStorage Plain => Storage(PlainName);

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Configuration["Storage:Provider"] = "Memory";
            silo.AddUserMacroStorage(silo.Configuration).AddMemoryGrainStorage(PlainName);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    IGrainStorage Storage(string name) => _cluster.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>(name);
}
