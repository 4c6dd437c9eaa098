using System.IO.Compression;

namespace UserMacro.Silo.Storage.Encryption;

/// <summary>A state as JSON, compressed with Brotli where that makes it smaller.</summary>
internal static class StateText
{
    /// <summary>The largest state in JSON, in bytes; more is refused on both ways.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    const int WorthCompressing = 256;
    const int Quality = 4;
    const int Window = 18;

    /// <summary>The JSON's compressed form, or null when it is no smaller.</summary>
    public static PooledBuffer? Compress(ReadOnlySpan<byte> json)
    {
        if (json.Length < WorthCompressing)
        {
            return null;
        }

        // One byte less than the original: what does not fit is not worth it.
        var compressed = new PooledBuffer(json.Length);
        if (BrotliEncoder.TryCompress(json, compressed.GetSpan()[..(json.Length - 1)], out var length, Quality, Window))
        {
            compressed.Advance(length);
            return compressed;
        }

        compressed.Dispose();
        return null;
    }

    /// <summary>Decompresses to exactly <paramref name="length"/> bytes; null when it is more or less.</summary>
    public static PooledBuffer? Decompress(ReadOnlySpan<byte> compressed, int length)
    {
        if (length is < 0 or > MaxBytes)
        {
            return null;
        }

        var json = new PooledBuffer(Math.Max(length, 1));
        if (BrotliDecoder.TryDecompress(compressed, json.GetSpan()[..length], out var written) && written == length)
        {
            json.Advance(length);
            return json;
        }

        json.Dispose();
        return null;
    }
}
