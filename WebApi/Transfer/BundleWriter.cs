using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using UserMacro.WebApi.Transfer.Contracts;

namespace UserMacro.WebApi.Transfer;

/// <summary>Writes bundles, macro by macro, so that their size costs no memory.</summary>
internal sealed class BundleWriter(IOptions<JsonOptions> json)
{
    /// <summary>Writes a bundle and gives its checksum.</summary>
    /// <param name="target">Where to; stays open.</param>
    /// <param name="createdAt">When it was made.</param>
    /// <param name="parts">The shared parts of the site.</param>
    /// <param name="macros">The macros.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public async Task<string> WriteAsync(Stream target, DateTimeOffset createdAt, IReadOnlyList<BundlePartDto> parts, IAsyncEnumerable<BundleMacroDto> macros, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new ArrayBufferWriter<byte>();
        await using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("format", BundleDto.FormatName);
        writer.WriteNumber("version", BundleDto.CurrentVersion);
        writer.WriteString("createdAt", createdAt);
        writer.WriteStartArray("macros");
        await foreach (var macro in macros.WithCancellation(cancellation))
        {
            JsonSerializer.Serialize(writer, macro, json.Value.SerializerOptions);
            await SendAsync();
        }

        writer.WriteEndArray();
        writer.WritePropertyName("parts");
        JsonSerializer.Serialize(writer, parts, json.Value.SerializerOptions);
        writer.Flush();
        await SendAsync();
        var checksum = Convert.ToHexStringLower(hash.GetHashAndReset());
        await target.WriteAsync(Encoding.ASCII.GetBytes($",\"checksum\":\"{checksum}\"}}"), cancellation);
        return checksum;

        async Task SendAsync()
        {
            hash.AppendData(buffer.WrittenSpan);
            await target.WriteAsync(buffer.WrittenMemory, cancellation);
            buffer.ResetWrittenCount();
        }
    }
}
