namespace UserMacro.Storage.Conformance;

public abstract partial class GrainStorageConformance
{
    [Fact]
    public async Task Clear_Written_EmptyAndEtagFollowsTheMode()
    {
        var grain = NewGrain();
        var written = await WriteAsync(grain, 1);

        var cleared = await ClearAsync(grain, written.ETag);

        ShouldBeEmpty(cleared);
        cleared.ETag.ShouldNotBe(written.ETag);
        (cleared.ETag is null).ShouldBe(DeletesOnClear);
        var read = await ReadAsync(grain);
        ShouldBeEmpty(read);
        read.ETag.ShouldBe(cleared.ETag);
    }

    [Fact]
    public async Task Clear_NeverWritten_Works()
    {
        var grain = NewGrain();

        ShouldBeEmpty(await ClearAsync(grain, null));

        ShouldBeEmpty(await ReadAsync(grain));
    }

    [Fact]
    public async Task Clear_Twice_Works()
    {
        var grain = NewGrain();
        var state = await WriteAsync(grain, 1);
        await Storage.ClearStateAsync(StateName, grain, state, Cancellation);

        await Storage.ClearStateAsync(StateName, grain, state, Cancellation);

        ShouldBeEmpty(state);
        ShouldBeEmpty(await ReadAsync(grain));
    }

    [Fact]
    public async Task Clear_ThenWriteWithWhatCameBack_Works()
    {
        var grain = NewGrain();
        var state = await WriteAsync(grain, 1);
        await Storage.ClearStateAsync(StateName, grain, state, Cancellation);

        state.State = StateOf(2).State;
        await Storage.WriteStateAsync(StateName, grain, state, Cancellation);

        ShouldHold(await ReadAsync(grain), 2, state.ETag);
    }

    [Fact]
    public async Task Clear_WithoutEtagOfWhatExists_Refused()
    {
        var grain = NewGrain();
        var written = await WriteAsync(grain, 1);

        await ClearRefusedAsync(grain, null);

        ShouldHold(await ReadAsync(grain), 1, written.ETag);
    }

    [Fact]
    public async Task Clear_StaleEtag_Refused()
    {
        var grain = NewGrain();
        var first = await WriteAsync(grain, 1);
        var second = await WriteAsync(grain, 2, first.ETag);

        var exception = await ClearRefusedAsync(grain, first.ETag);

        exception.StoredEtag.ShouldBe(second.ETag);
        ShouldHold(await ReadAsync(grain), 2, second.ETag);
    }

    [Fact]
    public async Task Write_AfterKeptEmptyRecordWithoutItsEtag_Refused()
    {
        Assert.SkipWhen(DeletesOnClear, "Nothing is kept in this mode.");
        var grain = NewGrain();
        var written = await WriteAsync(grain, 1);
        var cleared = await ClearAsync(grain, written.ETag);

        await WriteRefusedAsync(grain, null);

        (await ReadAsync(grain)).ETag.ShouldBe(cleared.ETag);
    }
}
