using System.Globalization;
using System.Security.Cryptography;
using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Reminders.Provider;

/// <summary>A reminder's item and the entry it stands for.</summary>
internal static class ReminderItem
{
    // The id alone could be made by two pairs of grain and name; the hash of the grain keeps them apart.
    public static Dictionary<string, AttributeValue> Key(string service, GrainId grain, string name) => new(StringComparer.Ordinal)
    {
        [ReminderAttributes.Id] = new($"{service}_{grain}_{name}"),
        [ReminderAttributes.GrainHash] = Hash(grain.GetUniformHashCode()),
    };

    public static Dictionary<string, AttributeValue> Create(string service, ReminderEntry entry, int etag)
    {
        var item = Key(service, entry.GrainId, entry.ReminderName);
        item[ReminderAttributes.Service] = new(service);
        item[ReminderAttributes.Grain] = new(entry.GrainId.ToString());
        item[ReminderAttributes.Name] = new(entry.ReminderName);
        item[ReminderAttributes.StartTime] = new(ReminderTime.Print(entry.StartAt));
        item[ReminderAttributes.Period] = new(entry.Period.ToString("c", CultureInfo.InvariantCulture));
        item[ReminderAttributes.ETag] = ItemExtensions.Attribute(etag);
        return item;
    }

    /// <exception cref="FormatException">The item is broken; the message names the attribute.</exception>
    public static ReminderEntry Entry(Dictionary<string, AttributeValue> item) => new()
    {
        GrainId = GrainId.Parse(item.RequiredText(ReminderAttributes.Grain), CultureInfo.InvariantCulture),
        ReminderName = item.RequiredText(ReminderAttributes.Name),
        StartAt = ReminderTime.Parse(item.RequiredText(ReminderAttributes.StartTime)),
        Period = Period(item.RequiredText(ReminderAttributes.Period)),
        ETag = Text(item.Number(ReminderAttributes.ETag)),
    };

    static TimeSpan Period(string text) =>
        TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var period) && period > TimeSpan.Zero
            ? period
            : throw new FormatException($"'{ReminderAttributes.Period}' is not a period of time");

    public static AttributeValue Hash(uint hash) => new() { N = hash.ToString(CultureInfo.InvariantCulture) };

    public static int NewETag() => RandomNumberGenerator.GetInt32(int.MaxValue);

    public static string Text(int etag) => etag.ToString(CultureInfo.InvariantCulture);
}
