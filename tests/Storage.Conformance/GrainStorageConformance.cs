using System.Globalization;
using Orleans.Storage;

namespace UserMacro.Storage.Conformance;

/// <summary>What every grain storage must do. A provider's tests derive from this class and hand in an open storage.</summary>
public abstract partial class GrainStorageConformance
{
    const string StateName = "state";

    /// <summary>The storage under test, started.</summary>
    protected abstract IGrainStorage Storage { get; }

    /// <summary>Whether clearing removes the record; else an empty one stays.</summary>
    protected virtual bool DeletesOnClear => true;

    /// <summary>
    /// Whether an etag is refused for a record that was never written. The memory provider takes any, since its content may be lost with a silo.
    /// </summary>
    protected virtual bool RefusesEtagOfNothing => true;

    /// <summary>Whether the provider itself looks at cancellation tokens.</summary>
    protected virtual bool HonoursCancellation => true;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A grain of a tenant of its own.</summary>
    protected static GrainId NewGrain() => GrainId.Create("conformance", $"t-{Guid.NewGuid():N}/box");

    protected static GrainState<SampleState> StateOf(int number) =>
        new(new SampleState { Text = $"text {number}", Number = number, Large = number * 10_000_000_000L });

    protected async Task<GrainState<SampleState>> ReadAsync(GrainId grain, string stateName = StateName)
    {
        var state = StateOf(-1);
        await Storage.ReadStateAsync(stateName, grain, state, Cancellation);
        return state;
    }

    protected async Task<GrainState<SampleState>> WriteAsync(GrainId grain, int number, string? etag = null, string stateName = StateName)
    {
        var state = StateOf(number);
        state.ETag = etag;
        await Storage.WriteStateAsync(stateName, grain, state, Cancellation);
        return state;
    }

    protected async Task<GrainState<SampleState>> ClearAsync(GrainId grain, string? etag)
    {
        var state = StateOf(-2);
        state.ETag = etag;
        state.RecordExists = etag is not null;
        await Storage.ClearStateAsync(StateName, grain, state, Cancellation);
        return state;
    }

    /// <summary>Runs what must fail and sees that the caller's state stays as it was.</summary>
    static async Task<TException> RefusedAsync<TException, TState>(GrainState<TState> state, Func<Task> operation)
        where TException : Exception
    {
        var before = (state.State, state.ETag, state.RecordExists);
        var exception = await Should.ThrowAsync<TException>(operation);
        state.State.ShouldBeSameAs(before.State);
        state.ETag.ShouldBe(before.ETag);
        state.RecordExists.ShouldBe(before.RecordExists);
        return exception;
    }

    Task<InconsistentStateException> WriteRefusedAsync(GrainId grain, string? etag)
    {
        var state = StateOf(99);
        state.ETag = etag;
        return RefusedAsync<InconsistentStateException, SampleState>(state, () => Storage.WriteStateAsync(StateName, grain, state, Cancellation));
    }

    Task<InconsistentStateException> ClearRefusedAsync(GrainId grain, string? etag)
    {
        var state = StateOf(99);
        state.ETag = etag;
        state.RecordExists = true;
        return RefusedAsync<InconsistentStateException, SampleState>(state, () => Storage.ClearStateAsync(StateName, grain, state, Cancellation));
    }

    static void ShouldHold(GrainState<SampleState> state, int number, string? etag)
    {
        state.RecordExists.ShouldBeTrue();
        state.ETag.ShouldBe(etag);
        state.State.ShouldBe(StateOf(number).State);
    }

    static void ShouldBeEmpty(GrainState<SampleState> state)
    {
        state.RecordExists.ShouldBeFalse();
        state.State.ShouldBe(new SampleState());
    }

    static string Invented() => Random.Shared.NextInt64(1, long.MaxValue).ToString(CultureInfo.InvariantCulture);
}
