using System.Text.Json;
using Orleans.Storage;

namespace UserMacro.Storage.Conformance;

internal sealed class PlainJsonSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input);
}
