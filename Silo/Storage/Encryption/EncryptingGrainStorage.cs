using System.Text.Json;
using Orleans.Serialization.Serializers;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Storage.Encryption;

/// <summary>Stores states through another provider, each encrypted under the data key of the tenant that its grain belongs to.</summary>
internal sealed class EncryptingGrainStorage(IGrainStorage records, DataKeys keys, IActivatorProvider activators) : IGrainStorage
{
    const int UsualJsonBytes = 4096;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var inner = new GrainState<EncryptedRecord>();
        await records.ReadStateAsync(stateName, grainId, inner, cancellationToken);
        grainState.State = inner.RecordExists
            ? Open<T>(inner.State!, await KeyOfAsync(inner, new(stateName, grainId), cancellationToken), new(stateName, grainId))
            : Fresh<T>();
        Settle(grainState, inner);
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ring = await UnsealedAsync(keys.FindOrCreateAsync(RecordOwner.Of(grainId), cancellationToken), stateName, grainId, "written");
        await RefuseWhileMovingAsync(ring, stateName, grainId, cancellationToken);
        var inner = Envelope(grainState);
        inner.State = new() { Bytes = Seal(grainState.State, ring.Current, new(stateName, grainId)) };
        await records.WriteStateAsync(stateName, grainId, inner, cancellationToken);
        Settle(grainState, inner);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (await UnsealedAsync(keys.FindAsync(RecordOwner.Of(grainId), cancellationToken), stateName, grainId, "cleared") is { } ring)
        {
            await RefuseWhileMovingAsync(ring, stateName, grainId, cancellationToken);
        }

        var inner = Envelope(grainState);
        await records.ClearStateAsync(stateName, grainId, inner, cancellationToken);
        grainState.State = Fresh<T>();
        Settle(grainState, inner);
    }

    static GrainState<EncryptedRecord> Envelope<T>(IGrainState<T> grainState) =>
        new(new()) { ETag = grainState.ETag, RecordExists = grainState.RecordExists };

    static void Settle<T>(IGrainState<T> grainState, GrainState<EncryptedRecord> inner)
    {
        grainState.ETag = inner.ETag;
        grainState.RecordExists = inner.RecordExists;
    }

    /// <summary>The key that a record names. A record may have been written again since it was read, and its previous key dropped: it is read once more then.
    /// </summary>
    async Task<DataKey> KeyOfAsync(GrainState<EncryptedRecord> record, RecordAddress address, CancellationToken cancellation)
    {
        if (await FindKeyAsync(record.State!.Bytes, address, cancellation) is { } key)
        {
            return key;
        }

        var before = RecordCipher.KeyIdOf(record.State.Bytes, address).ToArray();
        await records.ReadStateAsync(address.StateName, address.GrainId, record, cancellation);
        return record.RecordExists && !RecordCipher.KeyIdOf(record.State!.Bytes, address).SequenceEqual(before)
            ? await FindKeyAsync(record.State.Bytes, address, cancellation) ?? throw RecordCipher.UnknownKey(address)
            : throw RecordCipher.UnknownKey(address);
    }

    async Task<DataKey?> FindKeyAsync(byte[] record, RecordAddress address, CancellationToken cancellation)
    {
        var owner = RecordOwner.Of(address.GrainId);
        var ring = await UnsealedAsync(keys.FindAsync(owner, cancellation), address.StateName, address.GrainId, "read")
            ?? throw StateProtectionException.Create(address.StateName, address.GrainId, "is encrypted, and no data key is stored for its tenant.");
        return ring.Find(RecordCipher.KeyIdOf(record, address)) is { } known
            ? known
            : (await UnsealedAsync(AnewAsync(owner, record, address, cancellation), address.StateName, address.GrainId, "read"))
                ?.Find(RecordCipher.KeyIdOf(record, address));
    }

    ValueTask<DataKeyRing?> AnewAsync(string owner, byte[] record, RecordAddress address, CancellationToken cancellation) =>
        new(keys.FindAnewAsync(owner, RecordCipher.KeyIdOf(record, address), cancellation));

    /// <summary>Looks at what is stored first where the ring says that the owner is being moved: the move may have ended.</summary>
    async ValueTask RefuseWhileMovingAsync(DataKeyRing ring, string stateName, GrainId grainId, CancellationToken cancellation)
    {
        if (ring.Stage is not null && await keys.FindStoredAsync(RecordOwner.Of(grainId), cancellation) is { Stage: not null })
        {
            throw new TenantMovingException($"State '{stateName}' of grain '{grainId}' cannot be written: its tenant is being moved, or has moved.");
        }
    }

    static async ValueTask<T> UnsealedAsync<T>(ValueTask<T> key, string stateName, GrainId grainId, string verb)
    {
        try
        {
            return await key;
        }
        catch (TenantErasedException erased)
        {
            throw new TenantErasedException($"State '{stateName}' of grain '{grainId}' cannot be {verb}: the data of its tenant was erased.", erased);
        }
        catch (ForeignRegionException foreign)
        {
            throw new ForeignRegionException($"State '{stateName}' of grain '{grainId}' cannot be {verb}: {foreign.Message}", foreign);
        }
    }

    static byte[] Seal<T>(T? state, DataKey key, RecordAddress address)
    {
        using var json = new PooledBuffer(UsualJsonBytes);
        try
        {
            StateJson.Write(json, state);
        }
        catch (Exception e)
        {
            throw Unfit(address, "serialized", e);
        }

        return json.Written.Length <= StateText.MaxBytes
            ? RecordCipher.Seal(json.Written, key, address)
            : throw StateProtectionException.Create(address.StateName, address.GrainId, $"takes more than {StateText.MaxBytes} bytes.");
    }

    T Open<T>(EncryptedRecord record, DataKey key, RecordAddress address)
    {
        using var json = RecordCipher.Open(record.Bytes, key, address);
        try
        {
            return StateJson.Read<T>(json.Written) ?? Fresh<T>();
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or FormatException)
        {
            throw Unfit(address, "deserialized", e);
        }
    }

    // Without the serializer's exception: it may quote the state.
    static StateProtectionException Unfit(RecordAddress address, string verb, Exception exception) =>
        StateProtectionException.Create(address.StateName, address.GrainId, $"cannot be {verb}: {exception.GetType().Name}.");

    T Fresh<T>() => activators.GetActivator<T>().Create();
}
