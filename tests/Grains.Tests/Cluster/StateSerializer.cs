using System.Text.Json;
using Orleans.Storage;

namespace UserMacro.Grains.Tests.Cluster;

/// <summary>States as JSON of System.Text.Json, as the product stores them; Orleans' own default cannot read immutable dictionaries back.</summary>
internal sealed class StateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input);
}
