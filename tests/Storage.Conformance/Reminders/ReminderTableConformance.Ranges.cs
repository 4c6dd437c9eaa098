namespace UserMacro.Storage.Conformance.Reminders;

/// <summary>Ranges of the ring: after their begin, up to their end, unsigned.</summary>
public abstract partial class ReminderTableConformance
{
    [Fact]
    public async Task ReadRows_Range_WithoutItsBeginAndWithItsEnd()
    {
        var sorted = await FillAsync(6);
        var hashes = sorted.ConvertAll(entry => entry.GrainId.GetUniformHashCode());

        (await NamesAsync(hashes[1], hashes[3])).ShouldBe(Names(sorted[2..4]));
        (await NamesAsync(hashes[1] - 1, hashes[3])).ShouldBe(Names(sorted[1..4]));
        (await NamesAsync(hashes[1], hashes[3] - 1)).ShouldBe(Names(sorted[2..3]));
    }

    [Fact]
    public async Task ReadRows_RangeThroughZero_BothItsParts()
    {
        var sorted = await FillAsync(6);
        var hashes = sorted.ConvertAll(entry => entry.GrainId.GetUniformHashCode());

        (await NamesAsync(hashes[4], hashes[1])).ShouldBe(Names([sorted[5], sorted[0], sorted[1]]));
        (await NamesAsync(hashes[5], hashes[0] - 1)).ShouldBeEmpty();
        (await NamesAsync(0, 0)).ShouldBe(Names(sorted));
    }

    [Theory]
    [InlineData(0u, uint.MaxValue)]
    [InlineData(0u, 0u)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    [InlineData(0x8000_0000u, 0x8000_0000u)]
    [InlineData(uint.MaxValue, 0x7FFF_FFFFu, 0x7FFF_FFFFu, uint.MaxValue)]
    public async Task ReadRows_WholeRing_EachReminderOnce(params uint[] bounds)
    {
        var sorted = await FillAsync(20);

        var read = new List<string>();
        for (var index = 0; index < bounds.Length; index += 2)
        {
            read.AddRange(await NamesAsync(bounds[index], bounds[index + 1]));
        }

        read.Order(StringComparer.Ordinal).ShouldBe(Names(sorted));
    }

    [Fact]
    public async Task ReadRows_SidesOfTheSignBit_CountUnsigned()
    {
        var sorted = await FillAsync(20);
        var high = sorted.Where(entry => entry.GrainId.GetUniformHashCode() > int.MaxValue).ToList();
        high.Count.ShouldBeInRange(1, 19);

        (await NamesAsync(int.MaxValue, uint.MaxValue)).ShouldBe(Names(high));
        (await NamesAsync(0, int.MaxValue)).ShouldBe(Names(sorted.Except(high)));
    }

    [Fact]
    public async Task ReadRows_RandomRanges_EqualTheComputedSets()
    {
        var sorted = await FillAsync(30);
        var random = new Random(17);
        for (var round = 0; round < 30; round++)
        {
            var begin = (uint)random.NextInt64(uint.MaxValue + 1L);
            var end = (uint)random.NextInt64(uint.MaxValue + 1L);
            var expected = sorted.Where(entry => IsIn(entry.GrainId.GetUniformHashCode(), begin, end));

            (await NamesAsync(begin, end)).ShouldBe(Names(expected), $"({begin}, {end}]");
        }
    }

    async Task<List<ReminderEntry>> FillAsync(int count)
    {
        var entries = Enumerable.Range(0, count).Select(number => Reminder($"grain-{number}")).OrderBy(entry => entry.GrainId.GetUniformHashCode()).ToList();
        foreach (var entry in entries)
        {
            await Table.UpsertRow(entry, Cancellation);
        }

        return entries;
    }

    static IEnumerable<string> Names(IEnumerable<ReminderEntry> entries) => entries.Select(Text).Order(StringComparer.Ordinal);

    static bool IsIn(uint hash, uint begin, uint end) => begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;
}
