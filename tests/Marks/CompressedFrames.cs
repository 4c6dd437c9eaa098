using System.IO.Compression;
using ZstdSharp;

namespace UserMacro.Marks;

/// <summary>Finds what is compressed within bytes and opens it.</summary>
static class CompressedFrames
{
    /// <summary>What has no beginning of its own is looked for at each byte of so short a content, and of a longer one at its first bytes only.</summary>
    const int Short = 16 * 1024;

    const int Beginning = 64;
    const int MaxOpened = 8 * 1024 * 1024;
    const int LeastOpened = 12;

    /// <summary>Where nothing says that something begins, most of what opens is chance, and is not worth much time.</summary>
    const int MaxOpenedByChance = 16 * 1024;

    /// <summary>What each frame holds, as far as it can be read.</summary>
    public static IEnumerable<CompressedFrame> Open(byte[] content)
    {
        for (var at = 0; at < content.Length - 1; at++)
        {
            foreach (var (encoding, open) in MarkedAt(content, at))
            {
                if (TryOpen(content, at, open, MaxOpened) is { } opened)
                {
                    yield return new($"{encoding} at {at}", opened, IsByChance: false);
                }
            }

            if (at >= Beginning && content.Length > Short)
            {
                continue;
            }

            foreach (var (encoding, open) in Unmarked)
            {
                if (TryOpen(content, at, open, at == 0 ? MaxOpened : MaxOpenedByChance) is { } opened)
                {
                    yield return new($"{encoding} at {at}", opened, IsByChance: at > 0);
                }
            }
        }
    }

    static readonly (string Encoding, Func<Stream, Stream> Open)[] Unmarked =
    [
        ("deflate", stream => new DeflateStream(stream, CompressionMode.Decompress)),
        ("Brotli", stream => new BrotliStream(stream, CompressionMode.Decompress)),
    ];

    static IEnumerable<(string Encoding, Func<Stream, Stream> Open)> MarkedAt(byte[] content, int at)
    {
        var (first, second) = (content[at], content[at + 1]);
        if (first == 0x1f && second == 0x8b)
        {
            yield return ("gzip", stream => new GZipStream(stream, CompressionMode.Decompress));
        }

        // The two bytes of zlib are a multiple of 31, and 8 is its one method.
        if ((first & 0x0f) == 8 && ((first << 8) | second) % 31 == 0)
        {
            yield return ("zlib", stream => new ZLibStream(stream, CompressionMode.Decompress));
        }

        if (content.AsSpan(at).StartsWith<byte>([0x28, 0xb5, 0x2f, 0xfd]))
        {
            yield return ("zstd", stream => new DecompressionStream(stream));
        }
    }

    // A frame that was cut still shows what came before the cut.
    static byte[]? TryOpen(byte[] content, int at, Func<Stream, Stream> open, int most)
    {
        using var opened = new MemoryStream();
        try
        {
            using var stream = open(new MemoryStream(content, at, content.Length - at, writable: false));
            var buffer = new byte[4096];
            int read;
            while (opened.Length < most && (read = stream.Read(buffer)) > 0)
            {
                opened.Write(buffer, 0, read);
            }
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or ZstdException or IOException)
        {
        }

        return opened.Length >= LeastOpened ? opened.ToArray() : null;
    }
}

/// <summary>What was compressed.</summary>
/// <param name="Encoding">How, and where it begins.</param>
/// <param name="Content">What it holds.</param>
/// <param name="IsByChance">Whether nothing but the attempt says that something begins there.</param>
sealed record CompressedFrame(string Encoding, byte[] Content, bool IsByChance);
