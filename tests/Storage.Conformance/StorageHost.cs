using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Serialization;
using Orleans.Storage;

namespace UserMacro.Storage.Conformance;

/// <summary>Starts grain storage providers as a silo does, without a silo.</summary>
public sealed class StorageHost : IAsyncDisposable
{
    readonly ServiceProvider _services;
    readonly SiloLifecycleSubject _lifecycle = new(NullLogger<SiloLifecycleSubject>.Instance);

    StorageHost(ServiceProvider services) => _services = services;

    public IServiceProvider Services => _services;

    /// <summary>Validates and starts what <paramref name="configure"/> registers; throws what a silo would throw.</summary>
    public static async Task<StorageHost> StartAsync(Action<IServiceCollection> configure, CancellationToken cancellation = default)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSerializer();
        services.AddSingleton<IGrainStorageSerializer, PlainJsonSerializer>();
        services.AddSingleton(TimeProvider.System);
        configure(services);
        var host = new StorageHost(services.BuildServiceProvider());
        try
        {
            await host.StartAsync(cancellation);
            return host;
        }
        catch
        {
            await host._services.DisposeAsync();
            throw;
        }
    }

    public IGrainStorage Storage(string name) => _services.GetRequiredKeyedService<IGrainStorage>(name);

    public async ValueTask DisposeAsync()
    {
        await _lifecycle.OnStop(CancellationToken.None);
        await _services.DisposeAsync();
    }

    async Task StartAsync(CancellationToken cancellation)
    {
        foreach (var validator in _services.GetServices<IConfigurationValidator>())
        {
            validator.ValidateConfiguration();
        }

        foreach (var participant in _services.GetServices<ILifecycleParticipant<ISiloLifecycle>>())
        {
            participant.Participate(_lifecycle);
        }

        await _lifecycle.OnStart(cancellation);
    }
}
