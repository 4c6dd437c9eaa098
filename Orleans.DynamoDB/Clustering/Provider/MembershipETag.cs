using System.Globalization;
using System.Security.Cryptography;
using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Clustering.Provider;

/// <summary>Etags of rows: whole numbers that go up by one with every write, as the official package has them.</summary>
internal static class MembershipETag
{
    // Not 0: a number from the earlier life of a deleted row must not fit the next one. Far from the end, so that it never overflows.
    const int HighestStart = 1 << 30;

    public static int Start() => RandomNumberGenerator.GetInt32(HighestStart);

    /// <summary>Null for an etag that is none of ours, which therefore cannot be the stored one.</summary>
    public static int? Parse(string? etag) =>
        int.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue ? number : null;

    public static string Text(int etag) => etag.ToString(CultureInfo.InvariantCulture);

    /// <summary>The etag of a stored row.</summary>
    public static string From(Dictionary<string, AttributeValue> row) => Text(row.Number(MembershipAttributes.ETag));
}
