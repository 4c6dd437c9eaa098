using System.Globalization;
using Amazon.DynamoDBv2.Model;
using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Reminders;

/// <summary>What is in the table is what the official package reads, and the same in every culture.</summary>
public sealed class ReminderFormatTests(DynamoDBLocal local) : ReminderTestBase(local)
{
    [Fact]
    public async Task Upsert_AnyReminder_ItemHasTheOfficialAttributes()
    {
        var entry = Reminder("a", "b_c");
        entry.StartAt = Start.AddTicks(1_234_567);
        entry.Period = new TimeSpan(2, 3, 4, 5);

        var etag = await Table.UpsertRow(entry, Cancellation);

        var hash = entry.GrainId.GetUniformHashCode();
        var item = await ItemAsync(hash, "a", "b_c");
        item.OrderBy(attribute => attribute.Key, StringComparer.Ordinal).Select(attribute => $"{attribute.Key} {attribute.Value.S ?? attribute.Value.N}")
            .ShouldBe(
            [
                $"ETag {etag}", $"GrainHash {hash}", "GrainReference sync/a", "Period 2.03:04:05", $"ReminderId {Service}_sync/a_b_c",
                "ReminderName b_c", $"ServiceId {Service}",
                "StartTime 2026-03-04T05:06:07.1234567Z",
            ]);
    }

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Unspecified)]
    [InlineData(DateTimeKind.Local)]
    public async Task Upsert_TimeOfAnyKind_StoredInUtc(DateTimeKind kind)
    {
        var entry = Reminder("a");
        entry.StartAt = kind == DateTimeKind.Local ? Start.ToLocalTime() : DateTime.SpecifyKind(Start, kind);

        await Table.UpsertRow(entry, Cancellation);

        (await ItemAsync(entry.GrainId.GetUniformHashCode(), "a", "retry"))["StartTime"].S.ShouldBe("2026-03-04T05:06:07.0000000Z");
    }

    [Fact]
    public async Task Reminders_WrittenInOneCultureAndReadInAnother_AreTheSame()
    {
        var entry = Reminder("a");
        entry.Period = new TimeSpan(1, 2, 3, 4, 500);
        await InCultureAsync(German(), () => Table.UpsertRow(entry, Cancellation));

        var read = await InCultureAsync(CultureInfo.InvariantCulture, () => Table.ReadRow(entry.GrainId, "retry", Cancellation));
        var german = await InCultureAsync(German(), () => Table.ReadRow(entry.GrainId, "retry", Cancellation));

        read.ShouldNotBeNull().StartAt.ShouldBe(Start);
        read.Period.ShouldBe(entry.Period);
        german.ShouldNotBeNull().StartAt.ShouldBe(Start);
        (await InCultureAsync(German(), () => Table.RemoveRow(entry.GrainId, "retry", german.ETag!, Cancellation))).ShouldBeTrue();
    }

    [Theory]
    [InlineData("03/04/2026 05:06:07")]
    [InlineData("3/4/2026 5:06:07 AM")]
    [InlineData("3/4/2026 5:06:07\u202FAM")]
    [InlineData("04.03.2026 05:06:07")]
    [InlineData("2026-03-04T05:06:07.0000000Z")]
    [InlineData("2026-03-04T07:06:07.0000000+02:00")]
    [InlineData("2026-03-04T05:06:07.0000000")]
    public async Task ReadRow_TimeAsTheOfficialPackageWritesIt_IsTheSameMoment(string text)
    {
        await BreakAsync("StartTime", text);

        var read = await InCultureAsync(German(), () => Table.ReadRow(Reminder("a").GrainId, "retry", Cancellation));
        read.ShouldNotBeNull().StartAt.ShouldBe(Start);
        read.StartAt.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Theory]
    [InlineData("StartTime", "soon")]
    [InlineData("StartTime", "13/13/2026 05:06:07")]
    [InlineData("StartTime", "")]
    [InlineData("StartTime", null)]
    [InlineData("Period", "often")]
    [InlineData("Period", "00:00:00")]
    [InlineData("Period", "-00:01:00")]
    [InlineData("Period", "99999999.00:00:00")]
    [InlineData("Period", null)]
    [InlineData("ETag", "text")]
    [InlineData("ReminderName", null)]
    public async Task Reads_BrokenItem_AreWithoutItAndNameItOnce(string attribute, string? value)
    {
        await Table.UpsertRow(Reminder("b"), Cancellation);
        await BreakAsync(attribute, value);
        var log = new LoggedLines();
        using var host = new ReminderTableHost(Local.Client, Service);
        using var table = host.Open(log: log);

        (await table.ReadRow(Reminder("a").GrainId, "retry", Cancellation)).ShouldBeNull();
        (await table.ReadRows(0, 0, Cancellation)).Reminders.ShouldHaveSingleItem().GrainId.ShouldBe(Reminder("b").GrainId);
        (await table.ReadRows(Reminder("a").GrainId, Cancellation)).Reminders.ShouldBeEmpty();

        log.Lines.ShouldHaveSingleItem().ShouldContain($"'{Service}_sync/a_retry'");
        (await ItemAsync(Reminder("a").GrainId.GetUniformHashCode(), "a", "retry")).ShouldNotBeEmpty("A broken item is left to people.");
    }

    [Fact]
    public async Task Upsert_OverABrokenItem_MendsIt()
    {
        await BreakAsync("Period", "often");

        await Table.UpsertRow(Reminder("a"), Cancellation);

        (await Table.ReadRow(Reminder("a").GrainId, "retry", Cancellation)).ShouldNotBeNull();
    }

    async Task BreakAsync(string attribute, string? value)
    {
        await Table.UpsertRow(Reminder("a"), Cancellation);
        var item = await ItemAsync(Reminder("a").GrainId.GetUniformHashCode(), "a", "retry");
        item.Remove(attribute);
        if (value is not null)
        {
            item[attribute] = new(value);
        }

        await Local.Client.PutItemAsync(ReminderTableHost.TableName, item, Cancellation);
    }

    async Task<Dictionary<string, AttributeValue>> ItemAsync(uint hash, string key, string name) => (await Local.Client.GetItemAsync(
        ReminderTableHost.TableName,
        new() { ["ReminderId"] = new($"{Service}_sync/{key}_{name}"), ["GrainHash"] = new() { N = hash.ToString(CultureInfo.InvariantCulture) } },
        Cancellation)).Item;

    // Named cultures are not on every machine: this one has what matters of German.
    static CultureInfo German()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat = new DateTimeFormatInfo { ShortDatePattern = "dd.MM.yyyy", LongTimePattern = "HH:mm:ss", DateSeparator = "." };
        culture.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "−" };
        return culture;
    }

    static async Task<T> InCultureAsync<T>(CultureInfo culture, Func<Task<T>> act)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return await act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
