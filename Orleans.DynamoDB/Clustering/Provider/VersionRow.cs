using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Clustering.Provider;

/// <summary>The row that every change of a cluster replaces, so that changes come one after another.</summary>
internal static class VersionRow
{
    const string Name = "VersionRow";

    public static Dictionary<string, AttributeValue> Key(string cluster) => new(StringComparer.Ordinal)
    {
        [MembershipAttributes.Cluster] = new(cluster),
        [MembershipAttributes.Row] = new(Name),
    };

    public static Dictionary<string, AttributeValue> Create(string cluster, int etag, int version)
    {
        var row = Key(cluster);
        row[MembershipAttributes.Version] = ItemExtensions.Attribute(version);
        row[MembershipAttributes.ETag] = ItemExtensions.Attribute(etag);
        foreach (var unused in new[]
        {
            MembershipAttributes.Port, MembershipAttributes.Generation, MembershipAttributes.Status, MembershipAttributes.ProxyPort,
        })
        {
            row[unused] = ItemExtensions.Attribute(0);
        }

        return row;
    }

    public static bool Is(Dictionary<string, AttributeValue> row) => string.Equals(row.Text(MembershipAttributes.Row), Name, StringComparison.Ordinal);

    /// <summary>The etag, and the number where it can be read: the rows of the silos tell it too.</summary>
    /// <exception cref="FormatException">The etag is broken, without which no change can be told from another; the message names the attribute.</exception>
    public static (int? Number, string ETag) Version(Dictionary<string, AttributeValue> row) =>
        (row.NumberOrNull(MembershipAttributes.Version), MembershipETag.From(row));
}
