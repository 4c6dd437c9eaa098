using System.Buffers.Binary;
using System.Text;

namespace UserMacro.Silo.Storage.Encryption;

/// <summary>Where a record belongs: authenticated with it, so that it can be read nowhere else.</summary>
internal readonly record struct RecordAddress(string StateName, GrainId GrainId)
{
    /// <summary>Header and address, each part with its length before it, so that no two addresses look the same.</summary>
    public byte[] Authenticate(ReadOnlySpan<byte> header)
    {
        var type = GrainId.Type.AsSpan();
        var key = GrainId.Key.AsSpan();
        var data = new byte[header.Length + (3 * sizeof(int)) + type.Length + key.Length + Encoding.UTF8.GetByteCount(StateName)];
        header.CopyTo(data);
        var rest = data.AsSpan(header.Length);
        rest = Put(rest, type);
        rest = Put(rest, key);
        BinaryPrimitives.WriteInt32LittleEndian(rest, rest.Length - sizeof(int));
        Encoding.UTF8.GetBytes(StateName, rest[sizeof(int)..]);
        return data;
    }

    static Span<byte> Put(Span<byte> destination, ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32LittleEndian(destination, part.Length);
        part.CopyTo(destination[sizeof(int)..]);
        return destination[(sizeof(int) + part.Length)..];
    }
}
