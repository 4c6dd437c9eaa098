using System.Runtime.InteropServices;
using Orleans.Storage;

namespace UserMacro.Silo.Storage.Encryption;

/// <summary>Hands the bytes of an encrypted record to the inner provider as they are.</summary>
internal sealed class RecordBytesSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) =>
        input is EncryptedRecord record ? BinaryData.FromBytes(record.Bytes) : throw new NotSupportedException("Only encrypted records are stored here.");

    public T Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var memory = input.ToMemory();
        var whole = MemoryMarshal.TryGetArray(memory, out var array) && array.Offset == 0 && array.Count == array.Array!.Length;
        return new EncryptedRecord { Bytes = whole ? array.Array! : memory.ToArray() } is T record
            ? record
            : throw new NotSupportedException("Only encrypted records are stored here.");
    }
}
