extern alias silo;

using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using silo::UserMacro.Silo.Storage;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Privacy;

/// <summary>Wraps the storage of the grains and fails when it is told to.</summary>
sealed class FailingStorage
{
    /// <summary>The grain key whose states cannot be written; null for none.</summary>
    public string? FailingKey { get; set; }

    /// <summary>What the failure says.</summary>
    public string Message { get; set; } = "No storage.";

    public void Wrap(IServiceCollection services)
    {
        var inner = services.Last(service => service.IsKeyedService && service.ServiceType == typeof(IGrainStorage)
            && StorageNames.Default.Equals(service.ServiceKey));
        services.Remove(inner);
        services.AddKeyedSingleton<IGrainStorage>(
            StorageNames.Default,
            (provider, key) => new Storage(this, (IGrainStorage)inner.KeyedImplementationFactory!(provider, key)));
    }

    void Pass(GrainId grain)
    {
        if (FailingKey is { } key && grain.Key.ToString()!.EndsWith(key, StringComparison.Ordinal))
        {
            throw new InvalidOperationException(Message);
        }
    }

    sealed class Storage(FailingStorage failing, IGrainStorage inner) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            failing.Pass(grainId);
            return inner.ReadStateAsync(stateName, grainId, grainState);
        }

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            failing.Pass(grainId);
            return inner.WriteStateAsync(stateName, grainId, grainState);
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            inner.ClearStateAsync(stateName, grainId, grainState);
    }
}

static class StorageOfApp
{
    /// <summary>The storage that the encrypting one stores in.</summary>
    public static IGrainStorage Records(this WebApiApp app) => app.Services.GetRequiredKeyedService<IGrainStorage>(StorageNames.Records);

    /// <summary>The storage that grains use.</summary>
    public static IGrainStorage Decrypting(this WebApiApp app) => app.Services.GetRequiredKeyedService<IGrainStorage>(StorageNames.Default);
}
