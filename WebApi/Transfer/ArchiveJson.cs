using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using UserMacro.WebApi.Transfer.Contracts.Archives;

namespace UserMacro.WebApi.Transfer;

/// <summary>The text of a bundle up to its checksum, in pieces.</summary>
internal sealed class ArchiveJson : IDisposable
{
    readonly JsonSerializerOptions _options;
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly ArrayBufferWriter<byte> _buffer = new();
    readonly Utf8JsonWriter _writer;

    public ArchiveJson(JsonSerializerOptions options, DateTimeOffset createdAt)
    {
        _options = options;
        _writer = new(_buffer);
        _writer.WriteStartObject();
        _writer.WriteString("format", ArchiveDto.FormatName);
        _writer.WriteNumber("version", ArchiveDto.CurrentVersion);
        _writer.WriteString("createdAt", createdAt);
        _writer.WriteStartArray("macros");
    }

    /// <summary>The text written since the last clear.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    public void Add(ArchiveMacroDto macro)
    {
        JsonSerializer.Serialize(_writer, macro, _options);
        _writer.Flush();
    }

    public void End(IReadOnlyList<ArchivePartDto> parts)
    {
        _writer.WriteEndArray();
        _writer.WritePropertyName("parts");
        JsonSerializer.Serialize(_writer, parts, _options);
        _writer.Flush();
    }

    /// <summary>Takes what was written into the checksum and drops it.</summary>
    public void Clear()
    {
        _hash.AppendData(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    /// <summary>The checksum of all that was cleared.</summary>
    public string Checksum() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose()
    {
        _writer.Dispose();
        _hash.Dispose();
    }
}
