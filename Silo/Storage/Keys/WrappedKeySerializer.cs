using System.Text.Json;
using Orleans.Storage;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>Wrapped data keys as JSON.</summary>
internal sealed class WrappedKeySerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input);
}
