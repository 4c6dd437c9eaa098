using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using UserMacro.WebApi.Transfer.Contracts.Archives;

namespace UserMacro.WebApi.Transfer;

/// <summary>Writes bundles, macro by macro, so that their size costs no memory.</summary>
internal sealed class ArchiveWriter(IOptions<JsonOptions> json)
{
    JsonSerializerOptions Options => json.Value.SerializerOptions;

    /// <summary>Writes a bundle.</summary>
    /// <param name="target">Where to; stays open.</param>
    /// <param name="createdAt">When it was made.</param>
    /// <param name="parts">The shared parts of the site.</param>
    /// <param name="macros">The macros.</param>
    /// <param name="charge">Told how long each piece took to write.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public async Task WriteAsync(
        Stream target, DateTimeOffset createdAt, IReadOnlyList<ArchivePartDto> parts, IAsyncEnumerable<ArchiveMacroDto> macros,
        Action<TimeSpan> charge, CancellationToken cancellation)
    {
        using var text = new ArchiveJson(Options, createdAt);
        await foreach (var macro in macros.WithCancellation(cancellation))
        {
            var began = Stopwatch.GetTimestamp();
            text.Add(macro);
            charge(Stopwatch.GetElapsedTime(began));
            await target.WriteAsync(text.Written, cancellation);
            text.Clear();
        }

        text.End(parts);
        await target.WriteAsync(text.Written, cancellation);
        text.Clear();
        await target.WriteAsync(Encoding.ASCII.GetBytes($",\"checksum\":\"{text.Checksum()}\"}}"), cancellation);
    }

    /// <summary>The checksum that a bundle has when it is written as it is.</summary>
    public string ChecksumOf(ArchiveDto bundle, CancellationToken cancellation)
    {
        using var text = new ArchiveJson(Options, bundle.CreatedAt);
        foreach (var macro in bundle.Macros)
        {
            cancellation.ThrowIfCancellationRequested();
            text.Add(macro);
            text.Clear();
        }

        text.End(bundle.Parts);
        text.Clear();
        return text.Checksum();
    }
}
