using System.Globalization;

namespace Orleans.DynamoDB.Persistence.Records;

/// <summary>
/// The mark that one write leaves in each of its items. A write that is sent again after its answer was lost knows itself by it, and a reader what belongs
/// together.
/// </summary>
internal static class WriteId
{
    public static string New(int number) => string.Create(CultureInfo.InvariantCulture, $"{number}-{Guid.NewGuid():N}");

    /// <summary>Whether the write that left the mark also left that version. The official package raises the version and leaves our mark as it is.</summary>
    public static bool IsOf(string? writeId, int number) =>
        writeId is not null && writeId.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{number}-"), StringComparison.Ordinal);
}
