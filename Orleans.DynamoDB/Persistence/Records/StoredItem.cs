using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Orleans.DynamoDB.Persistence.Records;

/// <summary>An item as DynamoDB gave it back. The official package may have written the attributes that it knows.</summary>
internal readonly struct StoredItem(Dictionary<string, AttributeValue>? attributes)
{
    public bool Exists => attributes is { Count: > 0 };

    public string? WriteId => Find(RecordAttributes.WriteId)?.S;

    /// <summary>The bytes in this item; null when the state was cleared.</summary>
    public MemoryStream? Bytes => Find(RecordAttributes.GrainState)?.B;

    /// <exception cref="DynamoDBProviderException">The item is no head.</exception>
    public RecordETag ETag =>
        (Number(RecordAttributes.ETag), Number(RecordAttributes.Parts)
            ?? 0) is ( >= 0 and <= int.MaxValue and { } number, >= 0 and <= RecordETag.MostParts and var parts)
        ? new((int)number, (int)parts)
        : throw new DynamoDBProviderException(
            $"An item of the table has no {RecordAttributes.ETag} from 0 to {int.MaxValue}, or more {RecordAttributes.Parts} than there can be: it was not "
            + $"written by a grain storage.");

    /// <summary>Whether the bytes continue in parts. A later write of the official package leaves the count of parts, but is whole itself.</summary>
    public bool IsSplit => ETag.Parts > 0 && Records.WriteId.IsOf(WriteId, ETag.Number);

    public bool ExpiredAt(DateTimeOffset now) => Number(RecordAttributes.GrainTtl) <= now.ToUnixTimeSeconds();

    AttributeValue? Find(string name) => attributes?.GetValueOrDefault(name);

    long? Number(string name) => long.TryParse(Find(name)?.N, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
