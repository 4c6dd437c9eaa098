using Orleans.Storage;

namespace UserMacro.Storage.Contenders;

/// <summary>A state that is its own serialized form.</summary>
sealed class Bytes
{
    public byte[] Value { get; set; } = [];

    public sealed class Serializer : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(((Bytes)(object)input!).Value);

        public T Deserialize<T>(BinaryData input) => (T)(object)new Bytes { Value = input.ToArray() };
    }
}
