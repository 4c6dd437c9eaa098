namespace UserMacro.Storage.Conformance.Reminders;

/// <summary>Single reminders: written, read, removed.</summary>
public abstract partial class ReminderTableConformance
{
    [Fact]
    public async Task Start_AgainAndAfterStop_KeepsWhatIsThere()
    {
        await Table.UpsertRow(Reminder("a"), Cancellation);

        await Table.StartAsync(Cancellation);
        await Table.StopAsync(Cancellation);
        await Table.StartAsync(Cancellation);

        (await Table.ReadRow(Reminder("a").GrainId, "retry", Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Upsert_AnyReminder_ComesBackWhole()
    {
        var entry = Reminder("a");
        entry.Period = TimeSpan.FromDays(45) + TimeSpan.FromMilliseconds(7);

        var etag = await Table.UpsertRow(entry, Cancellation);

        etag.ShouldNotBeNullOrEmpty();
        foreach (var read in new[] { await Table.ReadRow(
            entry.GrainId, "retry", Cancellation), (await Table.ReadRows(entry.GrainId, Cancellation)).Reminders.ShouldHaveSingleItem() })
        {
            read.ShouldNotBeNull();
            read.GrainId.ShouldBe(entry.GrainId);
            read.ReminderName.ShouldBe("retry");
            read.StartAt.ShouldBe(Start);
            read.StartAt.Kind.ShouldBe(DateTimeKind.Utc);
            read.Period.ShouldBe(entry.Period);
            read.ETag.ShouldBe(etag);
        }
    }

    [Fact]
    public async Task Upsert_Again_ReplacesAllAndTheEtag()
    {
        var entry = Reminder("a");
        var first = await Table.UpsertRow(entry, Cancellation);
        entry.ETag = "999";
        entry.StartAt = Start.AddDays(1);
        entry.Period = TimeSpan.FromHours(1);

        var second = await Table.UpsertRow(entry, Cancellation);
        var third = await Table.UpsertRow(entry, Cancellation);

        new[] { first, second, third }.Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
        var read = (await Table.ReadRows(entry.GrainId, Cancellation)).Reminders.ShouldHaveSingleItem();
        read.StartAt.ShouldBe(entry.StartAt);
        read.Period.ShouldBe(entry.Period);
        read.ETag.ShouldBe(third);
    }

    [Fact]
    public async Task ReadRow_MissingOrRemovedReminder_Null()
    {
        (await Table.ReadRow(Reminder("a").GrainId, "retry", Cancellation)).ShouldBeNull();
        var etag = await Table.UpsertRow(Reminder("a"), Cancellation);

        (await Table.RemoveRow(Reminder("a").GrainId, "retry", etag!, Cancellation)).ShouldBeTrue();

        (await Table.ReadRow(Reminder("a").GrainId, "retry", Cancellation)).ShouldBeNull();
        (await Table.ReadRows(Reminder("a").GrainId, Cancellation)).Reminders.ShouldBeEmpty();
        (await Table.RemoveRow(Reminder("a").GrainId, "retry", etag!, Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task Remove_WrongEtagNameOrGrain_FalseAndStays()
    {
        var grain = Reminder("a").GrainId;
        var old = await Table.UpsertRow(Reminder("a"), Cancellation);
        var etag = await Table.UpsertRow(Reminder("a"), Cancellation);

        foreach (var wrong in new[] { old!, "*", "", "-1", "abc", "99999999999" })
        {
            (await Table.RemoveRow(grain, "retry", wrong, Cancellation)).ShouldBeFalse();
        }

        (await Table.RemoveRow(grain, "other", etag!, Cancellation)).ShouldBeFalse();
        (await Table.RemoveRow(Reminder("b").GrainId, "retry", etag!, Cancellation)).ShouldBeFalse();
        (await Table.ReadRow(grain, "retry", Cancellation)).ShouldNotBeNull().ETag.ShouldBe(etag);
    }

    [Fact]
    public async Task ReadRows_OfOneGrain_ExactlyItsReminders()
    {
        foreach (var entry in new[] { Reminder("a", "one"), Reminder("a", "two"), Reminder("aa", "one"), Reminder("b", "one") })
        {
            await Table.UpsertRow(entry, Cancellation);
        }

        (await Table.ReadRows(Reminder("a").GrainId, Cancellation)).Reminders.Select(Text).Order(StringComparer.Ordinal).ShouldBe(["sync/a one", "sync/a two"]);
        (await Table.ReadRows(Reminder("unknown").GrainId, Cancellation)).Reminders.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("foo/bar\\#b_a_z?")]
    [InlineData("Напоминание – 提醒 🕰")]
    [InlineData(" ")]
    [InlineData("a\n\t'\"%&=|;:_")]
    public async Task Names_OfAnyCharacters_AreApart(string name)
    {
        var etag = await Table.UpsertRow(Reminder("a", name), Cancellation);
        await Table.UpsertRow(Reminder("a", name + "_"), Cancellation);

        (await Table.ReadRow(Reminder("a").GrainId, name, Cancellation)).ShouldNotBeNull().ReminderName.ShouldBe(name);
        (await Table.ReadRows(Reminder("a").GrainId, Cancellation)).Reminders.Count.ShouldBe(2);
        (await Table.RemoveRow(Reminder("a").GrainId, name, etag!, Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task Identities_ThatReadAlikeWhenJoined_AreApart()
    {
        await Table.UpsertRow(Reminder("a_b", "c"), Cancellation);
        await Table.UpsertRow(Reminder("a", "b_c"), Cancellation);

        (await Table.ReadRow(Reminder("a_b").GrainId, "c", Cancellation)).ShouldNotBeNull().GrainId.ShouldBe(Reminder("a_b").GrainId);
        (await Table.ReadRow(Reminder("a").GrainId, "b_c", Cancellation)).ShouldNotBeNull().ReminderName.ShouldBe("b_c");
        (await Table.ReadRow(Reminder("a").GrainId, "c", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Upsert_OfOneReminderByManyAtOnce_DistinctEtagsAndOneRemains()
    {
        for (var round = 0; round < 5; round++)
        {
            var entry = Reminder("a", $"r{round}");

            var etags = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Table.UpsertRow(entry, Cancellation)));

            etags.Distinct(StringComparer.Ordinal).Count().ShouldBe(5);
            etags.ShouldContain((await Table.ReadRow(entry.GrainId, entry.ReminderName, Cancellation)).ShouldNotBeNull().ETag);
        }

        (await Table.ReadRows(Reminder("a").GrainId, Cancellation)).Reminders.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Upsert_OfManyGrainsAtOnce_EachKeepsItsOwn()
    {
        var etags = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Table.UpsertRow(Reminder($"g{number}"), Cancellation)));

        for (var number = 0; number < 40; number++)
        {
            (await Table.ReadRows(Reminder($"g{number}").GrainId, Cancellation)).Reminders.ShouldHaveSingleItem().ETag.ShouldBe(etags[number]);
        }
    }
}
