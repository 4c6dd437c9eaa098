using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Orleans.Storage;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Tests.Storage.Keys;

public sealed class DataKeysTests
{
    readonly FakeTimeProvider _time = new();
    readonly IGrainStorage _store = Substitute.For<IGrainStorage>();
    readonly IKeyEncryptionKey _encryption = Substitute.For<IKeyEncryptionKey>();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FindAsync_ManyAtOnce_ReadsAndUnwrapsOnce()
    {
        var answer = new TaskCompletionSource();
        StoreHolds(new() { Id = new byte[DataKey.IdBytes], WrappedBy = "kek" }, answer.Task);
        var sut = CreateSut();

        var finds = Enumerable.Range(0, 50).Select(_ => sut.FindAsync("owner", Cancellation).AsTask()).ToArray();
        answer.SetResult();
        var keys = await Task.WhenAll(finds);
        await sut.FindAsync("owner", Cancellation);

        keys.Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        await _encryption.ReceivedWithAnyArgs(1).UnwrapAsync(default, default, default, Cancellation);
    }

    [Fact]
    public async Task FindAsync_OneCallerCancels_OthersStillGetTheKey()
    {
        var answer = new TaskCompletionSource();
        StoreHolds(new() { Id = new byte[DataKey.IdBytes], WrappedBy = "kek" }, answer.Task);
        var sut = CreateSut();
        using var source = new CancellationTokenSource();
        var cancelled = sut.FindAsync("owner", source.Token).AsTask();
        var other = sut.FindAsync("owner", Cancellation).AsTask();

        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(cancelled);
        answer.SetResult();

        (await other).ShouldNotBeNull();
    }

    [Fact]
    public async Task FindAsync_StoreFailsOnce_NextCallAsksAgain()
    {
        var calls = 0;
        _store.ReadStateAsync("", default, Arg.Any<IGrainState<WrappedDataKey>>(), Cancellation)
            .ReturnsForAnyArgs(_ => calls++ == 0 ? Task.FromException(new TimeoutException()) : Task.CompletedTask);
        var sut = CreateSut();

        await Should.ThrowAsync<TimeoutException>(sut.FindAsync("owner", Cancellation).AsTask());

        (await sut.FindAsync("owner", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task PrepareAsync_KeysStored_SaysSoToTheKeyEncryptionKey()
    {
        StoreHolds(new() { Id = new byte[DataKey.IdBytes], WrappedBy = "kek" }, Task.CompletedTask);

        await CreateSut().PrepareAsync(Cancellation);

        await _encryption.Received(1).PrepareAsync(true, Cancellation);
    }

    [Fact]
    public async Task FindOrCreateAsync_MadeOnce_IsRememberedAndNotReadAgain()
    {
        var sut = CreateSut();
        var made = await sut.FindOrCreateAsync("owner", Cancellation);
        _store.ClearReceivedCalls();

        (await sut.FindOrCreateAsync("owner", Cancellation)).ShouldBeSameAs(made);
        (await sut.FindAsync("owner", Cancellation)).ShouldBeSameAs(made);

        _store.ReceivedCalls().ShouldBeEmpty();
    }

    DataKeys CreateSut()
    {
        _encryption.KeyId.Returns("kek");
        _encryption.CanUnwrap("kek").Returns(true);
        return new(_store, _encryption, _time);
    }

    void StoreHolds(WrappedDataKey key, Task when) =>
        _store.ReadStateAsync("", default, Arg.Any<IGrainState<WrappedDataKey>>(), Cancellation).ReturnsForAnyArgs(async call =>
        {
            await when;
            var state = call.Arg<IGrainState<WrappedDataKey>>();
            state.State = key;
            state.RecordExists = true;
        });
}
