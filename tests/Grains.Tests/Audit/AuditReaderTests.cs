using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Tests.Macros;

namespace UserMacro.Grains.Tests.Audit;

public sealed class AuditReaderTests
{
    static readonly DateTimeOffset Start = new(2026, 1, 31, 20, 0, 0, TimeSpan.Zero);

    readonly MemoryRecord<AuditIndex> _index = new();
    readonly MemoryPages _pages = new();

    [Fact]
    public async Task Read_InParts_GivesEveryLineOnceNewestFirst()
    {
        await WriteAsync(AuditPage.Capacity * 3);
        var read = new List<string>();
        string? cursor = null;
        do
        {
            var part = await ReadAsync(new() { Limit = 7, Cursor = cursor });
            read.AddRange(part.Entries.Select(entry => entry.Id));
            cursor = part.Cursor;
        }
        while (cursor is not null);

        read.ShouldBe(Enumerable.Range(0, AuditPage.Capacity * 3).Reverse().Select(number => $"e{number}"));
    }

    [Fact]
    public async Task Read_LinesEnteredMeanwhile_CursorGoesOnWhereItWas()
    {
        await WriteAsync(10);
        var first = await ReadAsync(new() { Limit = 4 });
        await new AuditWriter(_index, _pages).AppendAsync(Entry(99));

        var second = await ReadAsync(new() { Limit = 4, Cursor = first.Cursor });

        second.Entries.Select(entry => entry.Id).ShouldBe(["e5", "e4", "e3", "e2"]);
    }

    [Theory]
    [InlineData("actor", "u1", 10)]
    [InlineData("actor", "u9", 0)]
    [InlineData("action", AuditActions.MacroPublished, 10)]
    [InlineData("action", "macro.", 10)]
    [InlineData("action", "macro", 0)]
    [InlineData("action", "token.", 10)]
    [InlineData("target", "badge1", 10)]
    [InlineData("outcome", "", 10)]
    public async Task Read_Filtered_GivesWhatMatches(string field, string value, int count)
    {
        await WriteAsync(20);
        var query = field switch
        {
            "actor" => new AuditQuery { Actor = value },
            "action" => new AuditQuery { Action = value },
            "target" => new AuditQuery { Target = value },
            _ => new AuditQuery { Outcome = AuditOutcome.Refused },
        };

        (await ReadAsync(query)).Entries.Length.ShouldBe(count);
    }

    [Fact]
    public async Task Read_BetweenTimes_IncludesFromAndExcludesUntil()
    {
        await WriteAsync(20);

        var part = await ReadAsync(new() { From = Start.AddHours(3), Until = Start.AddHours(6) });

        part.Entries.Select(entry => entry.Id).ShouldBe(["e5", "e4", "e3"]);
        part.Cursor.ShouldBeNull();
    }

    [Fact]
    public async Task Read_RareMatchInALongLog_StopsAndGoesOn()
    {
        await new AuditWriter(_index, _pages).AppendAsync(Entry(0) with { Id = "rare", Target = "rare" });
        await WriteAsync(AuditPage.Capacity * (AuditReader.PagesPerReading + 3), TimeSpan.Zero);

        var first = await ReadAsync(new() { Target = "rare" });
        var second = await ReadAsync(new() { Target = "rare", Cursor = first.Cursor });

        first.Entries.ShouldBeEmpty();
        _pages.Reads.ShouldBeLessThan(2 * AuditReader.PagesPerReading);
        second.Entries.ShouldHaveSingleItem().Id.ShouldBe("rare");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("2026-01.1")]
    [InlineData("2026-01.-1.3")]
    [InlineData("2026-01.99999999999.3")]
    [InlineData("2026-01.1.3.4")]
    [InlineData("2026-99.0.1")]
    [InlineData("2026-00.0.1")]
    [InlineData("20261-1.0.1")]
    [InlineData("abcdefg.0.1")]
    public async Task Read_CursorOfNoOne_IsNull(string cursor)
    {
        await WriteAsync(3);

        (await new AuditReader(_index.Value, _pages).ReadAsync(new() { Cursor = cursor })).ShouldBeNull();
    }

    [Fact]
    public async Task Read_InventedCursor_GivesNothingThatIsNotThere()
    {
        await WriteAsync(3);

        (await ReadAsync(new() { Cursor = "9999-12.2147483647.2147483647" })).Entries.Length.ShouldBe(3);
        (await ReadAsync(new() { Cursor = "0001-01.2147483647.0" })).Entries.ShouldBeEmpty();
    }

    static AuditEntry Entry(int number, TimeSpan? apart = null) => new(
        $"e{number}",
        Start + (number * (apart ?? TimeSpan.FromHours(1))),
        $"u{number % 2}",
        number % 2 == 0 ? AuditActions.MacroPublished : AuditActions.TokenCreated,
        $"badge{number % 2}",
        number % 2 == 0 ? AuditOutcome.Done : AuditOutcome.Refused,
        "");

    async Task WriteAsync(int count, TimeSpan? apart = null)
    {
        var writer = new AuditWriter(_index, _pages);
        for (var number = 0; number < count; number++)
        {
            await writer.AppendAsync(Entry(number, apart));
        }
    }

    async Task<AuditSlice> ReadAsync(AuditQuery query) => (await new AuditReader(_index.Value, _pages).ReadAsync(query)).ShouldNotBeNull();
}
