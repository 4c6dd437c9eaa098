namespace UserMacro.Storage.Conformance;

public abstract partial class GrainStorageConformance
{
    const int Megabyte = 1_000_000;

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    [InlineData(400_000)]
    [InlineData(Megabyte)]
    public async Task Write_StateOfAnySize_ReadsBackEqualAndClears(int length)
    {
        var grain = NewGrain();
        var state = LargeStateOf(length, 'ж');
        await Storage.WriteStateAsync(StateName, grain, state, Cancellation);

        var read = await ReadAsync(grain);
        (read.RecordExists, read.ETag, read.State).ShouldBe((true, state.ETag, state.State));
        await Storage.ClearStateAsync(StateName, grain, state, Cancellation);

        ShouldBeEmpty(await ReadAsync(grain));
    }

    [Fact]
    public async Task Write_GrowingAndShrinking_ReadsBackTheLast()
    {
        var grain = NewGrain();
        string? etag = null;
        foreach (var length in new[] { 1, Megabyte, 400_000, 800_000, 10, Megabyte, 0 })
        {
            var state = LargeStateOf(length, 'x');
            state.ETag = etag;
            await Storage.WriteStateAsync(StateName, grain, state, Cancellation);

            var read = await ReadAsync(grain);
            (read.ETag, read.State).ShouldBe((state.ETag, state.State));
            etag = state.ETag;
        }
    }

    [Fact]
    public async Task Write_LargeStateWithStaleEtag_RefusedAndTheOtherIsWhole()
    {
        var grain = NewGrain();
        var first = LargeStateOf(Megabyte, 'a');
        await Storage.WriteStateAsync(StateName, grain, first, Cancellation);
        var stale = first.ETag;
        first.State = LargeStateOf(Megabyte, 'b').State;
        await Storage.WriteStateAsync(StateName, grain, first, Cancellation);
        var late = LargeStateOf(Megabyte, 'c');
        late.ETag = stale;

        await RefusedAsync<Orleans.Storage.InconsistentStateException, SampleState>(late, () => Storage.WriteStateAsync(StateName, grain, late, Cancellation));

        var read = await ReadAsync(grain);
        (read.ETag, read.State).ShouldBe((first.ETag, first.State));
    }

    static GrainState<SampleState> LargeStateOf(int bytes, char letter) =>
        new(new SampleState { Text = new(letter, letter > 127 ? bytes / 2 : bytes), Number = bytes });
}
