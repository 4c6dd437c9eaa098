using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>Counts the entries of a zip archive from its directory, before a library makes an object of each: 64 MB hold 1.4 million.</summary>
internal static class ZipDirectory
{
    const int EndLength = 22;
    const int OffsetInEnd = 16;
    const int EntryLength = 46;
    const int LengthsInEntry = 28;
    const int LongestComment = ushort.MaxValue;

    static readonly Range DisksAndEntries = 4..12;
    static readonly Range LengthAndOffset = 12..20;

    /// <summary>How many entries follow each other in the directory.</summary>
    /// <exception cref="RefusedArchiveException">There is no directory, or one of ZIP64, which is for archives that are larger than any that
    /// is read: its entries are where its own records say, and are not counted here.</exception>
    public static int Count(ReadOnlySpan<byte> archive)
    {
        var tail = Math.Max(0, archive.Length - EndLength - LongestComment);
        var end = archive[tail..].LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || archive.Length - tail - end < EndLength)
        {
            throw new RefusedArchiveException(MacroFileReader.Broken);
        }

        var record = archive.Slice(tail + end, EndLength);
        if (IsZip64(record))
        {
            throw new RefusedArchiveException(
                "The archive is in the ZIP64 format, which is for archives above 4 GB or 65,535 files. Create an ordinary zip archive of the macros.");
        }

        var start = BinaryPrimitives.ReadUInt32LittleEndian(record[OffsetInEnd..]);
        if (start >= archive.Length)
        {
            throw new RefusedArchiveException(MacroFileReader.Broken);
        }

        var rest = archive[(int)start..];
        var count = 0;
        while (rest.Length >= EntryLength && rest.StartsWith("PK\u0001\u0002"u8))
        {
            count++;
            var lengths = rest[LengthsInEntry..];
            var length = EntryLength + BinaryPrimitives.ReadUInt16LittleEndian(lengths)
                + BinaryPrimitives.ReadUInt16LittleEndian(lengths[2..]) + BinaryPrimitives.ReadUInt16LittleEndian(lengths[4..]);
            rest = rest[Math.Min(length, rest.Length)..];
        }

        return count;
    }

    /// <summary>Whether a field says that its value is in a record of ZIP64; which of them do, readers take differently.</summary>
    static bool IsZip64(ReadOnlySpan<byte> end) =>
        MemoryMarshal.Cast<byte, ushort>(end[DisksAndEntries]).Contains(ushort.MaxValue)
            || MemoryMarshal.Cast<byte, uint>(end[LengthAndOffset]).Contains(uint.MaxValue);
}
