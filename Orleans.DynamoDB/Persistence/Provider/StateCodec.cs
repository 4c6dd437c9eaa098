using System.Runtime.InteropServices;
using Orleans.DynamoDB.Persistence.Records;
using Orleans.Storage;

namespace Orleans.DynamoDB.Persistence.Provider;

/// <summary>States to bytes and back.</summary>
internal sealed class StateCodec(IGrainStorageSerializer serializer)
{
    /// <exception cref="DynamoDBProviderException">The serializer failed.</exception>
    public byte[] Serialize<T>(RecordKey key, T state)
    {
        ReadOnlyMemory<byte> bytes;
        try
        {
            bytes = serializer.Serialize(state).ToMemory();
        }
        catch (Exception e)
        {
            throw Unfit("serialized", key, e);
        }

        return MemoryMarshal.TryGetArray(bytes, out var whole) && whole.Offset == 0 && whole.Count == whole.Array!.Length ? whole.Array : bytes.ToArray();
    }

    /// <exception cref="DynamoDBProviderException">The serializer failed.</exception>
    public T? Deserialize<T>(RecordKey key, byte[] value)
    {
        try
        {
            return serializer.Deserialize<T>(BinaryData.FromBytes(value));
        }
        catch (Exception e)
        {
            throw Unfit("deserialized", key, e);
        }
    }

    // Without the serializer's exception: it may quote the state, and callers elsewhere may not know its type.
    static DynamoDBProviderException Unfit(string verb, RecordKey key, Exception exception) =>
        new($"The {key} cannot be {verb}: {exception.GetType().Name}.");
}
