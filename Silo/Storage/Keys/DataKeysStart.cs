namespace UserMacro.Silo.Storage.Keys;

/// <summary>Readies the keys after the stores are open and before any grain is served.</summary>
internal sealed class DataKeysStart(DataKeys keys) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe(nameof(DataKeysStart), ServiceLifecycleStage.ApplicationServices + 1, keys.PrepareAsync);
}
