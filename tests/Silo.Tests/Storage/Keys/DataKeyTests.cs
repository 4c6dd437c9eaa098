using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Tests.Storage.Keys;

public sealed class DataKeyTests
{
    readonly ProcessKeyEncryptionKey _encryption = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UnwrapAsync_WhatWasWrapped_IsTheSameKey()
    {
        var key = DataKey.Create();

        var unwrapped = await UnwrapAsync(await WrapAsync(key), "owner");

        unwrapped.Secret.SequenceEqual(key.Secret).ShouldBeTrue();
        unwrapped.Id.SequenceEqual(key.Id).ShouldBeTrue();
    }

    [Fact]
    public async Task UnwrapAsync_KeyOfAnotherOwner_Refused()
    {
        var wrapped = await WrapAsync(DataKey.Create());

        await Should.ThrowAsync<KeyEncryptionException>(UnwrapAsync(wrapped, "other"));
    }

    [Fact]
    public async Task UnwrapAsync_AnyByteAltered_Refused()
    {
        var wrapped = await WrapAsync(DataKey.Create());
        foreach (var bytes in new[] { wrapped.Wrapped, wrapped.Id })
        {
            for (var at = 0; at < bytes.Length; at++)
            {
                bytes[at] ^= 1;
                await Should.ThrowAsync<KeyEncryptionException>(UnwrapAsync(wrapped, "owner"));
                bytes[at] ^= 1;
            }
        }
    }

    [Fact]
    public async Task UnwrapAsync_CutOrLengthenedKey_IsDamaged()
    {
        var wrapped = await WrapAsync(DataKey.Create());
        var whole = wrapped.Wrapped;
        foreach (var bytes in Enumerable.Range(0, whole.Length).Select(length => whole[..length]).Append([.. whole, 0]))
        {
            wrapped.Wrapped = bytes;

            (await Should.ThrowAsync<KeyEncryptionException>(UnwrapAsync(wrapped, "owner")))
                .Message.ShouldContain("damaged", customMessage: $"{bytes.Length} bytes");
        }
    }

    [Fact]
    public async Task UnwrapAsync_IdOfAnotherLength_IsDamaged()
    {
        var wrapped = await WrapAsync(DataKey.Create());
        wrapped.Id = wrapped.Id[..^1];

        (await Should.ThrowAsync<KeyEncryptionException>(UnwrapAsync(wrapped, "owner"))).Message.ShouldContain("damaged");
    }

    [Fact]
    public async Task WrapAsync_OneKeyManyTimes_NoNonceTwice()
    {
        var key = DataKey.Create();
        HashSet<string> nonces = [];
        for (var time = 0; time < 1000; time++)
        {
            nonces.Add(Convert.ToHexString((await WrapAsync(key)).Wrapped, 0, 12));
        }

        nonces.Count.ShouldBe(1000);
    }

    [Fact]
    public void Create_ManyTimes_NoSecretAndNoIdTwice()
    {
        var keys = Enumerable.Range(0, 1000).Select(_ => DataKey.Create()).ToList();

        keys.Select(key => Convert.ToHexString(key.Secret)).Distinct(StringComparer.Ordinal).Count().ShouldBe(1000);
        keys.Select(key => Convert.ToHexString(key.Id)).Distinct(StringComparer.Ordinal).Count().ShouldBe(1000);
    }

    [Fact]
    public async Task UnwrapAsync_OfAnotherKeyEncryptionKey_RefusedByName()
    {
        var wrapped = await WrapAsync(DataKey.Create());
        wrapped.WrappedBy = "another";

        (await Should.ThrowAsync<KeyEncryptionException>(UnwrapAsync(wrapped, "owner"))).Message.ShouldContain("'another'");
    }

    async Task<WrappedDataKey> WrapAsync(DataKey key)
    {
        var wrapped = await key.WrapAsync("owner", _encryption, Cancellation);
        return new() { Id = key.Id.ToArray(), WrappedBy = wrapped.WrappedBy, Wrapped = wrapped.Bytes.ToArray() };
    }

    Task<DataKey> UnwrapAsync(WrappedDataKey stored, string owner) =>
        DataKey.UnwrapAsync(stored.Id, new(stored.WrappedBy, stored.Wrapped), owner, _encryption, Cancellation);
}
