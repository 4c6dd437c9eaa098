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

/// <summary>Start times as they are stored: UTC, the same in every culture.</summary>
internal static class ReminderTime
{
    // The official package writes the culture of its process: the invariant one in most containers, English, or one that puts the day first and dots between.
    static readonly string[] Foreign = ["MM/dd/yyyy HH:mm:ss", "M/d/yyyy h:mm:ss tt", "dd.MM.yyyy HH:mm:ss"];

    public static string Print(DateTime time) => Utc(time).ToString("O", CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The text is no time that this or the official package writes.</exception>
    public static DateTime Parse(string text)
    {
        if (DateTime.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
        {
            return Utc(time);
        }

        // English cultures have a narrow space before AM and PM.
        const DateTimeStyles style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTime.TryParseExact(text.Replace('\u202F', ' '), Foreign, CultureInfo.InvariantCulture, style, out time)
            ? time
            : throw new FormatException($"'{ReminderAttributes.StartTime}' is not a time");
    }

    static DateTime Utc(DateTime time) => time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time.ToUniversalTime();
}
