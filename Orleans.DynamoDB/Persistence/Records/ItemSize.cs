using System.Text;
using Amazon.DynamoDBv2.Model;

namespace Orleans.DynamoDB.Persistence.Records;

/// <summary>How many bytes an item takes by DynamoDB's count: of every attribute its name and its value.</summary>
internal static class ItemSize
{
    /// <summary>DynamoDB's limit of an item.</summary>
    public const int Limit = 400 * 1024;

    public static int Measure(Dictionary<string, AttributeValue> item) =>
        item.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + Measure(attribute.Value));

    static int Measure(AttributeValue value) => value switch
    {
        { S: { } text } => Encoding.UTF8.GetByteCount(text),
        { B: { } bytes } => (int)bytes.Length,
        // Two digits a byte and one byte more, by approximation; so one above it.
        { N: { } number } => (number.Length / 2) + 2,
        _ => 1,
    };
}
