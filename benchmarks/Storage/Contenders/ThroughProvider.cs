using Orleans.Storage;

namespace UserMacro.Storage.Contenders;

/// <summary>The grain storage, with a serializer that hands the bytes through.</summary>
sealed class ThroughProvider(IGrainStorage storage, byte[] bytes) : IContender
{
    const string StateName = "state";

    readonly GrainId _grain = GrainId.Create("storage", $"provider-{bytes.Length}");
    readonly GrainState<Bytes> _state = new(new() { Value = bytes });
    readonly GrainState<Bytes> _read = new();

    public Task WriteAsync() => storage.WriteStateAsync(StateName, _grain, _state, CancellationToken.None);

    public async Task<int> ReadAsync()
    {
        await storage.ReadStateAsync(StateName, _grain, _read, CancellationToken.None);
        return _read.State!.Value.Length;
    }
}
