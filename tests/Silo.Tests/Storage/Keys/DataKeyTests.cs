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

        var unwrapped = await DataKey.UnwrapAsync(await key.WrapAsync("owner", _encryption, Cancellation), "owner", _encryption, Cancellation);

        unwrapped.Secret.SequenceEqual(key.Secret).ShouldBeTrue();
        unwrapped.Id.SequenceEqual(key.Id).ShouldBeTrue();
    }

    [Fact]
    public async Task UnwrapAsync_KeyOfAnotherOwner_Refused()
    {
        var wrapped = await DataKey.Create().WrapAsync("owner", _encryption, Cancellation);

        await Should.ThrowAsync<KeyEncryptionException>(DataKey.UnwrapAsync(wrapped, "other", _encryption, Cancellation));
    }

    [Fact]
    public async Task UnwrapAsync_AnyByteAltered_Refused()
    {
        var wrapped = await DataKey.Create().WrapAsync("owner", _encryption, Cancellation);
        foreach (var bytes in new[] { wrapped.Wrapped, wrapped.Id })
        {
            for (var at = 0; at < bytes.Length; at++)
            {
                bytes[at] ^= 1;
                await Should.ThrowAsync<KeyEncryptionException>(DataKey.UnwrapAsync(wrapped, "owner", _encryption, Cancellation));
                bytes[at] ^= 1;
            }
        }
    }

    [Fact]
    public async Task UnwrapAsync_CutKey_Refused()
    {
        var wrapped = await DataKey.Create().WrapAsync("owner", _encryption, Cancellation);
        wrapped.Wrapped = wrapped.Wrapped[..^1];

        await Should.ThrowAsync<KeyEncryptionException>(DataKey.UnwrapAsync(wrapped, "owner", _encryption, Cancellation));
    }

    [Fact]
    public async Task UnwrapAsync_OfAnotherKeyEncryptionKey_RefusedByName()
    {
        var wrapped = await DataKey.Create().WrapAsync("owner", _encryption, Cancellation);
        wrapped.WrappedBy = "another";

        (await Should.ThrowAsync<KeyEncryptionException>(DataKey.UnwrapAsync(wrapped, "owner", _encryption, Cancellation))).Message.ShouldContain("'another'");
    }
}
