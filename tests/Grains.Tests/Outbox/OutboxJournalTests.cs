using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Outbox;
using UserMacro.Grains.Outbox;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Tests.Outbox;

public sealed class OutboxJournalTests
{
    readonly FakeTimeProvider _time = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    readonly SlowRecord _record = new();

    [Fact]
    public async Task Announce_WhileAWriteIsUnderWay_SharesTheNextOne()
    {
        var sut = NewJournal();

        var first = sut.AnnounceAsync("a", 1);
        Task[] others = [.. Enumerable.Range(0, 100).Select(number => sut.AnnounceAsync($"b{number}", 1))];
        first.IsCompleted.ShouldBeFalse();
        _record.Answer();
        await first;
        others.ShouldAllBe(other => !other.IsCompleted);
        _record.Answer();
        await Task.WhenAll(others);

        (_record.Writes, _record.Value.Intents.Length).ShouldBe((2, 101));
    }

    [Fact]
    public async Task Announce_WriteFails_IsNotAcknowledged()
    {
        var announced = NewJournal().AnnounceAsync("a", 1);

        _record.Fail();

        await Should.ThrowAsync<IOException>(announced);
    }

    [Fact]
    public async Task Complete_IsStoredWithTheNextIntentOrAfterAWhile()
    {
        var sut = NewJournal();
        await AnnounceAsync(sut, "a", 4);

        sut.Complete("a", 3);
        sut.HasLeftovers.ShouldBeFalse();
        sut.Complete("a", 4);
        (sut.HasLeftovers, sut.MustClean, _record.Writes).ShouldBe((true, false, 1));
        _time.Advance(OutboxJournal.LongestRest);
        sut.MustClean.ShouldBeTrue();
        await AnnounceAsync(sut, "b", 1);

        _record.Value.Intents.ShouldHaveSingleItem().Source.ShouldBe("b");
        (sut.HasLeftovers, sut.MustClean).ShouldBe((false, false));
    }

    /// <summary>A silo that does not know that it was voted out may still store a change that nobody finds yet.</summary>
    [Fact]
    public async Task IsOver_NotStored_OnceNobodyCanStoreItAnyMore()
    {
        var sut = NewJournal();
        await AnnounceAsync(sut, "a", 4);
        var intent = _record.Value.Intents.Single();

        (sut.IsOver(intent, OutboxOutcome.Settled), sut.IsOver(intent, OutboxOutcome.NotStored)).ShouldBe((true, false));
        _time.Advance(OutboxJournal.LongestStore);
        sut.IsOver(intent, OutboxOutcome.NotStored).ShouldBeFalse();
        _time.Advance(TimeSpan.FromTicks(1));

        (sut.IsOver(intent, OutboxOutcome.NotStored), sut.IsOver(intent, OutboxOutcome.Delayed)).ShouldBe((true, false));
    }

    [Fact]
    public async Task Due_AnnouncedHere_IsAfterAWhile()
    {
        var sut = NewJournal();
        await AnnounceAsync(sut, "a", 1);

        sut.Due().ShouldBeEmpty();
        _time.Advance(OutboxJournal.Grace);

        sut.Due().ShouldHaveSingleItem().Source.ShouldBe("a");
    }

    [Fact]
    public async Task Due_FoundStored_IsAtOnce()
    {
        await AnnounceAsync(NewJournal(), "a", 1);

        NewJournal().Due().ShouldHaveSingleItem().Source.ShouldBe("a");
    }

    [Fact]
    public async Task Remove_AnnouncedAnewMeanwhile_KeepsTheNewIntent()
    {
        await AnnounceAsync(NewJournal(), "a", 1);
        var sut = NewJournal();
        var asked = sut.Due().ShouldHaveSingleItem();
        await AnnounceAsync(sut, "a", 1);

        sut.Remove(asked);
        _time.Advance(OutboxJournal.Grace);

        sut.Due().ShouldHaveSingleItem().ShouldNotBeSameAs(asked);
    }

    [Fact]
    public async Task Postpone_TheOlderAnIntentIs_TheLonger()
    {
        await AnnounceAsync(NewJournal(), "a", 1);
        _time.Advance(TimeSpan.FromSeconds(40));
        var sut = NewJournal();

        sut.Postpone(sut.Due().ShouldHaveSingleItem());

        _time.Advance(TimeSpan.FromSeconds(9));
        sut.Due().ShouldBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(1));
        sut.Due().ShouldHaveSingleItem();
    }

    OutboxJournal NewJournal() => new(_record, _time);

    async Task AnnounceAsync(OutboxJournal sut, string source, long number)
    {
        var announced = sut.AnnounceAsync(source, number);
        _record.Answer();
        await announced;
    }

    sealed class SlowRecord : IRecord<OutboxRecord>
    {
        TaskCompletionSource _answer = new();

        public OutboxRecord Value { get; private set; } = new();

        public int Writes { get; private set; }

        public async Task WriteAsync(OutboxRecord next)
        {
            Writes++;
            await _answer.Task;
            Value = next;
        }

        public void Answer()
        {
            var answer = _answer;
            _answer = new();
            answer.SetResult();
        }

        public void Fail() => _answer.SetException(new IOException("The storage did not answer."));
    }
}
