namespace UserMacro.Storage.Conformance;

public abstract partial class GrainStorageConformance
{
    [Fact]
    public async Task Write_StateThatCannotBeSerialized_FailsAndChangesNothing()
    {
        var grain = NewGrain();
        var written = await WriteAsync(grain, 1);
        var broken = new GrainState<BrokenState>(new()) { ETag = written.ETag, RecordExists = true };

        await RefusedAsync<Exception, BrokenState>(broken, () => Storage.WriteStateAsync(StateName, grain, broken, Cancellation));

        ShouldHold(await ReadAsync(grain), 1, written.ETag);
    }

    [Fact]
    public async Task Write_CancelledBefore_ChangesNothing()
    {
        Assert.SkipUnless(HonoursCancellation, "This provider does not look at tokens.");
        var grain = NewGrain();
        var written = await WriteAsync(grain, 1);
        var state = StateOf(2);
        state.ETag = written.ETag;

        await RefusedAsync<OperationCanceledException, SampleState>(state, () => Storage.WriteStateAsync(StateName, grain, state, new(canceled: true)));
        await RefusedAsync<OperationCanceledException, SampleState>(state, () => Storage.ClearStateAsync(StateName, grain, state, new(canceled: true)));
        await RefusedAsync<OperationCanceledException, SampleState>(state, () => Storage.ReadStateAsync(StateName, grain, state, new(canceled: true)));

        ShouldHold(await ReadAsync(grain), 1, written.ETag);
    }

    [Fact]
    public async Task Operations_WithoutToken_DoTheSame()
    {
        var grain = NewGrain();
        var state = StateOf(3);
        await Storage.WriteStateAsync(StateName, grain, state);
        var read = StateOf(-1);
        await Storage.ReadStateAsync(StateName, grain, read);
        ShouldHold(read, 3, state.ETag);

        await Storage.ClearStateAsync(StateName, grain, read);
        await Storage.ReadStateAsync(StateName, grain, state);
        ShouldBeEmpty(state);
    }
}
