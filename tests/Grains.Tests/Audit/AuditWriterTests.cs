using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Tests.Macros;

namespace UserMacro.Grains.Tests.Audit;

public sealed class AuditWriterTests
{
    static readonly DateTimeOffset Once = new(2026, 1, 31, 23, 0, 0, TimeSpan.Zero);

    readonly MemoryRecord<AuditIndex> _index = new();
    readonly MemoryPages _pages = new();

    [Fact]
    public async Task Append_ManyLines_FillsPagesInOrder()
    {
        var writer = NewWriter();
        for (var number = 0; number < (2 * AuditPage.Capacity) + 1; number++)
        {
            await writer.AppendAsync(Entry($"e{number}"));
        }

        _pages.Ids.ShouldBe(Enumerable.Range(0, (2 * AuditPage.Capacity) + 1).Select(number => $"e{number}"));
        _index.Value.PagesOf("2026-01").ShouldBe(3);
        _pages.Reads.ShouldBe(0);
    }

    [Fact]
    public async Task Append_TheSameByAnotherActivation_IsEnteredOnce()
    {
        var first = NewWriter();
        for (var number = 0; number < AuditPage.Capacity + 5; number++)
        {
            await first.AppendAsync(Entry($"e{number}"));
        }

        await first.AppendAsync(Entry("e3"));
        await NewWriter().AppendAsync(Entry("e3"));

        _pages.Ids.Count.ShouldBe(AuditPage.Capacity + 5);
    }

    [Fact]
    public async Task Append_LineOfAFormerMonth_GoesToThatMonth()
    {
        var writer = NewWriter();
        await writer.AppendAsync(Entry("new", Once.AddHours(2)));
        await writer.AppendAsync(Entry("late"));

        _index.Value.Months.Keys.Order(StringComparer.Ordinal).ShouldBe(["2026-01", "2026-02"]);
        _pages.Ids.ShouldBe(["late", "new"]);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 0)]
    [InlineData(true, AuditPage.Capacity - 1)]
    [InlineData(false, AuditPage.Capacity - 1)]
    [InlineData(true, AuditPage.Capacity)]
    [InlineData(false, AuditPage.Capacity)]
    public async Task Append_OutcomeUnknownAndRepeated_NeitherLosesNorDoubles(bool done, int before)
    {
        var broken = NewWriter();
        for (var number = 0; number < before; number++)
        {
            await broken.AppendAsync(Entry($"e{number}"));
        }

        _pages.FailNextAdd = done;
        await Should.ThrowAsync<IOException>(() => broken.AppendAsync(Entry("x")));

        var next = NewWriter();
        await next.AppendAsync(Entry("other"));
        await next.AppendAsync(Entry("x"));

        _pages.Ids.Count(id => id == "x").ShouldBe(1);
        _pages.Ids.Count.ShouldBe(before + 2);
    }

    [Fact]
    public async Task Append_LongIdAndDetail_AreMadeToFit()
    {
        var long1 = new string('a', 200) + "1";
        var writer = NewWriter();
        await writer.AppendAsync(Entry(long1) with { Detail = new string('x', 499) + "😀😀" });
        await writer.AppendAsync(Entry(long1[..^1] + "2"));
        await writer.AppendAsync(Entry(long1));

        var kept = await _pages.ReadAsync("2026-01", 0);
        kept.Length.ShouldBe(2);
        kept.ShouldAllBe(entry => entry.Id.Length <= 128);
        kept[0].Detail.ShouldBe(new string('x', 499));
    }

    static AuditEntry Entry(string id, DateTimeOffset? at = null) => new(id, at ?? Once, "u1", AuditActions.MacroPublished, "badge", AuditOutcome.Done, "");

    AuditWriter NewWriter() => new(_index, _pages);
}
