using UserMacro.DynamoDB.Local;
using UserMacro.Orleans.DynamoDB.Tests.Client;

namespace UserMacro.Orleans.DynamoDB.Tests.Reminders;

/// <summary>What several services, and many pages of answers, mean for one table.</summary>
public sealed class ReminderTableTests(DynamoDBLocal local) : ReminderTestBase(local)
{
    [Fact]
    public async Task Services_OneIdAPrefixOfTheOther_ShareNothing()
    {
        using var host = new ReminderTableHost(Local.Client, Service + "_sync");
        using var foreign = await host.StartAsync(Cancellation);
        await Table.UpsertRow(Reminder("a"), Cancellation);
        await foreign.UpsertRow(Reminder("a", "foreign"), Cancellation);

        (await Table.ReadRows(0, 0, Cancellation)).Reminders.ShouldHaveSingleItem().ReminderName.ShouldBe("retry");
        (await Table.ReadRows(Reminder("a").GrainId, Cancellation)).Reminders.ShouldHaveSingleItem();
        await Table.TestOnlyClearTable(Cancellation);

        (await Table.ReadRows(0, 0, Cancellation)).Reminders.ShouldBeEmpty();
        (await foreign.ReadRows(0, 0, Cancellation)).Reminders.ShouldHaveSingleItem().ReminderName.ShouldBe("foreign");
    }

    [Fact]
    public async Task ReadRows_MoreThanOnePage_AllOfThem()
    {
        using var tap = new WireTap(Local);
        using var host = new ReminderTableHost(tap.Client, Service);
        using var table = host.Open();
        var grain = GrainId.Create("sync", new string('k', 900));
        await Task.WhenAll(Enumerable.Range(0, 600).Select(number =>
            Table.UpsertRow(
                new() { GrainId = grain, ReminderName = $"{number}-{new string('n', 900)}", StartAt = Start, Period = TimeSpan.FromMinutes(1) },
                    Cancellation)));

        (await table.ReadRows(grain, Cancellation)).Reminders.Count.ShouldBe(600);
        tap.Requests.Count.ShouldBeGreaterThan(1);
        (await Table.ReadRows(0, 0, Cancellation)).Reminders.Select(entry => entry.ReminderName).Distinct(StringComparer.Ordinal).Count().ShouldBe(600);
        await Table.TestOnlyClearTable(Cancellation);
        (await Table.ReadRows(0, 0, Cancellation)).Reminders.ShouldBeEmpty();
    }
}
