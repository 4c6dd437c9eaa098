using System.Buffers.Binary;

namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>Counts the entries of a zip archive from its directory, before a library makes an object of each: 64 MB hold 1.4 million.</summary>
internal static class ZipDirectory
{
    const int EndLength = 22;
    const int OffsetInEnd = 16;
    const int EntryLength = 46;
    const int LengthsInEntry = 28;
    const int LongestComment = ushort.MaxValue;

    /// <summary>
    /// How many entries follow each other, at most <paramref name="most"/> + 1; null when there is no directory, or one of the format for
    /// archives above 4 GB.
    /// </summary>
    public static int? Count(ReadOnlySpan<byte> archive, int most)
    {
        var tail = Math.Max(0, archive.Length - EndLength - LongestComment);
        var end = archive[tail..].LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || archive.Length - tail - end < EndLength)
            return null;
        var start = BinaryPrimitives.ReadUInt32LittleEndian(archive[(tail + end + OffsetInEnd)..]);
        if (start >= archive.Length)
            return null;
        var rest = archive[(int)start..];
        var count = 0;
        while (count <= most && rest.Length >= EntryLength && rest.StartsWith("PK\u0001\u0002"u8))
        {
            count++;
            var lengths = rest[LengthsInEntry..];
            var length = EntryLength + BinaryPrimitives.ReadUInt16LittleEndian(lengths)
                + BinaryPrimitives.ReadUInt16LittleEndian(lengths[2..]) + BinaryPrimitives.ReadUInt16LittleEndian(lengths[4..]);
            rest = rest[Math.Min(length, rest.Length)..];
        }

        return count;
    }
}
