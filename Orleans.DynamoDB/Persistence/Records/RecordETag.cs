using System.Globalization;
using System.Runtime.InteropServices;

namespace Orleans.DynamoDB.Persistence.Records;

/// <summary>The version of a record, and in how many further items its bytes lie, so that a later write knows without a read what it replaces.</summary>
/// <param name="Number">The version: what the official package has as its whole etag.</param>
/// <param name="Parts">How many items there are beside the head; 0 for a record that fits one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RecordETag(int Number, int Parts)
{
    /// <summary>More than any state of the allowed size needs, and few enough for one transaction.</summary>
    public const int MostParts = 32;

    const char Separator = '/';

    /// <summary>
    /// The number of a record that is written for the first time. A random one, so that an etag of an earlier record of the same name does not fit.
    /// </summary>
    public static int FirstNumber() => Random.Shared.Next();

    /// <summary>Reads what <see cref="ToString"/> wrote, here or on another silo; null when the text is no etag of ours.</summary>
    public static RecordETag? Parse(string text)
    {
        var separator = text.IndexOf(Separator, StringComparison.Ordinal);
        return separator < 0
            ? Whole(text) is { } number ? new RecordETag(number, 0) : null
            : Whole(text.AsSpan(0, separator)) is { } head
                && Whole(text.AsSpan(separator + 1)) is { } parts and > 0 and <= MostParts
                ? new RecordETag(head, parts) : null;
    }

    /// <summary>The number after this one. Never negative, because the official package counts in the same 31 bits.</summary>
    public int NextNumber() => (Number + 1) & int.MaxValue;

    public override string ToString() =>
        Parts == 0 ? Number.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Number}{Separator}{Parts}");

    static int? Whole(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
