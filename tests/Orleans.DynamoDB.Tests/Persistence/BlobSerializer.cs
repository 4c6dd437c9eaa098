using Orleans.Storage;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence;

internal sealed class BlobSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(((Blob)(object)input!).Bytes);

    public T Deserialize<T>(BinaryData input) => (T)(object)new Blob { Bytes = input.ToArray() };
}
