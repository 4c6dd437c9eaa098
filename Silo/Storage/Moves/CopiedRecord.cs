using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using UserMacro.Grains.Persistence;
using UserMacro.Silo.Storage.Encryption;

namespace UserMacro.Silo.Storage.Moves;

/// <summary>A record on its way between two deployments.</summary>
/// <param name="Name">Where it belongs, on both sides.</param>
/// <param name="Text">Its text.</param>
/// <param name="Hash">SHA-256 of its JSON.</param>
internal sealed record CopiedRecord(TenantRecordName Name, RecordText Text, byte[] Hash)
{
    public RecordAddress Address => new(Name.State, Name.Grain);

    /// <summary>Null when the text is damaged.</summary>
    public static CopiedRecord? Create(TenantRecordName name, RecordText text)
    {
        using var json = text.Json();
        return json is null ? null : new(name with { Part = 0 }, text, SHA256.HashData(json.Written));
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Name.Grain.ToString());
        writer.Write(Name.State);
        writer.Write(Text.Form);
        writer.Write(Text.JsonLength);
        writer.Write(Hash);
        writer.Write(Text.Bytes.Length);
        writer.Write(Text.Bytes);
    }

    /// <summary>Null when the text is not what was hashed.</summary>
    public static CopiedRecord? Read(BinaryReader reader)
    {
        var name = new TenantRecordName(GrainId.Parse(reader.ReadString(), CultureInfo.InvariantCulture), reader.ReadString());
        var (form, length, hash) = (reader.ReadByte(), reader.ReadInt32(), reader.ReadBytes(SHA256.HashSizeInBytes));
        var size = reader.ReadInt32();
        if (size > reader.BaseStream.Length - reader.BaseStream.Position)
        {
            throw new EndOfStreamException();
        }

        var read = Create(name, new(form, length, reader.ReadBytes(size)));
        return read is not null && read.Hash.AsSpan().SequenceEqual(hash) ? read : null;
    }

    /// <summary>Name and content in 64 bytes, as <see cref="CopyDigest"/> adds them up.</summary>
    public byte[] ToLine() => [.. SHA256.HashData(Encoding.UTF8.GetBytes($"{Name.Grain}\n{Name.State}")), .. Hash];
}

/// <summary>SHA-256 over all records, in whatever order they come; one that comes twice counts once.</summary>
internal sealed class CopyDigest
{
    readonly SortedSet<byte[]> _lines = new(Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other)));

    public int Records => _lines.Count;

    /// <summary>False when it was added already.</summary>
    public bool Add(CopiedRecord record) => _lines.Add(record.ToLine());

    public override string ToString()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in _lines)
        {
            hash.AppendData(line);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
