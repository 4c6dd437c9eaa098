using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Tests.Macros;

namespace UserMacro.Grains.Tests.Audit;

/// <summary>Lines that were taken away outside of the service show, and no line is missed that never was.</summary>
public sealed class AuditTamperingTests
{
    static readonly DateTimeOffset Once = new(2026, 1, 31, 23, 0, 0, TimeSpan.Zero);

    readonly MemoryRecord<AuditIndex> _index = new();
    readonly MemoryPages _pages = new();
    readonly List<(string Month, int Page)> _reports = [];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Read_PageWhoseRowIsGone_TellsHowManyLinesAreMissing(int page)
    {
        await FillAsync(250);
        _pages.Remove("2026-01", page);

        var lines = await ReadAllAsync();

        Gaps(lines).ShouldHaveSingleItem().Detail.ShouldContain($"{(page == 2 ? 50 : 100)} lines are missing");
        _reports.ShouldContain(("2026-01", page));
    }

    [Theory]
    [InlineData(0, 60, 40)]
    [InlineData(2, 30, 20)]
    public async Task Read_PageThatWasPutBack_TellsHowManyLinesAreMissing(int page, int older, int missing)
    {
        await FillAsync((page * AuditPage.Capacity) + older);
        var copy = _pages.Copy("2026-01", page);
        await FillAsync(250);
        _pages.Put("2026-01", page, copy);

        Gaps(await ReadAllAsync()).ShouldHaveSingleItem().Detail.ShouldContain($"{missing} lines are missing");
    }

    [Fact]
    public async Task Append_BehindLinesThatAreMissing_GoesOnAndTheyStayMissing()
    {
        await FillAsync(40);
        var copy = _pages.Copy("2026-01", 0);
        await FillAsync(60);
        _pages.Put("2026-01", 0, copy);

        await FillAsync(130, from: 60);

        var lines = await ReadAllAsync();
        lines.Count(line => line.Action == AuditActions.MacroPublished).ShouldBe(110);
        Gaps(lines).ShouldHaveSingleItem().Detail.ShouldContain("20 lines are missing");
    }

    [Fact]
    public async Task Append_LastPageRefused_BeginsTheNext()
    {
        await FillAsync(10);
        _pages.Refuse("2026-01", 0);

        await FillAsync(12, from: 10);

        var lines = await ReadAllAsync();
        lines.Count(line => line.Action == AuditActions.MacroPublished).ShouldBe(2);
        Gaps(lines).ShouldHaveSingleItem().Detail.ShouldContain("cannot be read");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(350)]
    public async Task Read_Untouched_TellsOfNothing(int count)
    {
        await FillAsync(count);

        var lines = await ReadAllAsync();

        lines.Count.ShouldBe(count);
        lines.ShouldAllBe(line => line.Number == 0 && line.Chain.Length == 0);
        _reports.ShouldBeEmpty();
    }

    /// <summary>A crash comes before the index knows of the last lines.</summary>
    [Fact]
    public async Task Read_IndexThatIsBehind_TellsOfNothing()
    {
        var writer = new AuditWriter(_index, _pages);
        await writer.AppendAsync(Entry(0));
        await writer.NoteAsync();
        await writer.AppendAsync(Entry(1));

        await FillAsync(5, from: 2);

        (await ReadAllAsync()).Count.ShouldBe(5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(99)]
    public async Task Read_LinesOfAnEarlierBuildBefore_TellsOfNothing(int count)
    {
        await FillAsync(100 + count);
        _pages.StripNumbers();
        _index.Value.Tops.ShouldNotBeEmpty();
        await _index.WriteAsync(_index.Value with { Tops = new AuditIndex().Tops });

        await FillAsync(320, from: 100 + count);

        (await ReadAllAsync()).Count.ShouldBe(320);
    }

    /// <summary>While silos are upgraded, an older one may store a line and drop its number.</summary>
    [Fact]
    public async Task Read_LineWhoseNumberWasDropped_TellsOfNothing()
    {
        await FillAsync(10);
        _pages.StripNumbers();
        await FillAsync(20, from: 10);

        (await ReadAllAsync()).Count.ShouldBe(20);
    }

    [Fact]
    public async Task Read_LateLineOfAFormerMonth_TellsOfNothing()
    {
        await FillAsync(30);
        var writer = new AuditWriter(_index, _pages);
        await writer.AppendAsync(Entry(30) with { At = Once.AddDays(3) });
        await writer.AppendAsync(Entry(31) with { At = Once.AddHours(-5) });
        await writer.NoteAsync();

        (await ReadAllAsync()).Count.ShouldBe(32);
    }

    [Fact]
    public async Task Read_FilteredToNothing_StillTellsOfMissingLines()
    {
        await FillAsync(150);
        _pages.Remove("2026-01", 0);

        var slice = await new AuditReader(_index.Value, _pages).ReadAsync(new() { Actor = "nobody" });

        slice.ShouldNotBeNull().Entries.ShouldHaveSingleItem().Action.ShouldBe(AuditActions.LinesMissing);
    }

    static IEnumerable<AuditEntry> Gaps(IEnumerable<AuditEntry> lines) => lines.Where(line => line.Action == AuditActions.LinesMissing);

    static AuditEntry Entry(int number) =>
        new($"e{number}", Once, "u1", AuditActions.MacroPublished, "badge", AuditOutcome.Done, $"revision {number}");

    async Task FillAsync(int until, int from = 0)
    {
        var writer = new AuditWriter(_index, _pages);
        for (var number = from; number < until; number++)
        {
            await writer.AppendAsync(Entry(number));
        }

        await writer.NoteAsync();
    }

    async Task<List<AuditEntry>> ReadAllAsync()
    {
        var lines = new List<AuditEntry>();
        string? cursor = null;
        do
        {
            var slice = await new AuditReader(_index.Value, _pages, (month, page) => _reports.Add((month, page)))
                .ReadAsync(new() { Limit = 200, Cursor = cursor });
            lines.AddRange(slice!.Entries);
            cursor = slice.Cursor;
        }
        while (cursor is not null);

        return lines;
    }
}
