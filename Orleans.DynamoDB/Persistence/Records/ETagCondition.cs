using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Persistence.Records;

/// <summary>The condition of a write that the stored etag is the expected one.</summary>
internal static class ETagCondition
{
    public static string TextOf(RecordETag? expected) => expected switch
    {
        null => $"attribute_not_exists({RecordAttributes.GrainReference})",
        { Parts: 0 } => $"{RecordAttributes.ETag} = :etag AND attribute_not_exists({RecordAttributes.Parts})",
        _ => $"{RecordAttributes.ETag} = :etag AND {RecordAttributes.Parts} = :parts",
    };

    /// <summary>The values that the text names; null for none, since the SDK refuses an empty dictionary.</summary>
    public static Dictionary<string, AttributeValue>? ValuesOf(RecordETag? expected)
    {
        if (expected is not { } etag)
        {
            return null;
        }

        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { [":etag"] = ItemExtensions.Attribute(etag.Number) };
        if (etag.Parts > 0)
        {
            values[":parts"] = ItemExtensions.Attribute(etag.Parts);
        }

        return values;
    }
}
