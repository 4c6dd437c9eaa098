using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Orleans.DynamoDB.Client;

/// <summary>Values of an item.</summary>
internal static class ItemExtensions
{
    public static AttributeValue Attribute(long number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };

    public static string? Text(this Dictionary<string, AttributeValue> item, string name) => item.GetValueOrDefault(name)?.S;

    /// <exception cref="FormatException">The attribute is missing or no text.</exception>
    public static string RequiredText(this Dictionary<string, AttributeValue> item, string name) =>
        item.Text(name) ?? throw new FormatException($"'{name}' is missing");

    /// <exception cref="FormatException">The attribute is missing or no whole number of 32 bits.</exception>
    public static int Number(this Dictionary<string, AttributeValue> item, string name) =>
        item.NumberOrNull(name) ?? throw new FormatException($"'{name}' is not a number");

    /// <summary>Null when the attribute is missing or no whole number of 32 bits.</summary>
    public static int? NumberOrNull(this Dictionary<string, AttributeValue> item, string name) =>
        int.TryParse(item.GetValueOrDefault(name)?.N, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Reads something of an item.</summary>
    /// <param name="name">The attribute that tells items apart, for the message.</param>
    /// <exception cref="DynamoDBProviderException">The item is broken.</exception>
    public static T Read<T>(this Dictionary<string, AttributeValue> item, string table, string name, Func<Dictionary<string, AttributeValue>, T> read)
    {
        try
        {
            return read(item);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            throw Broken(table, item.Text(name), e.Message);
        }
    }

    static DynamoDBProviderException Broken(string table, string? item, string problem) =>
        new($"'{item}' in the DynamoDB table '{table}' cannot be read: {problem}.");
}
