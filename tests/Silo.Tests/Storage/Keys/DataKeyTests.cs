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
    public async Task UnwrapAsync_CutOrLengthenedKey_IsDamaged()
    {
        var wrapped = await DataKey.Create().WrapAsync("owner", _encryption, Cancellation);
        var whole = wrapped.Wrapped;
        foreach (var bytes in Enumerable.Range(0, whole.Length).Select(length => whole[..length]).Append([.. whole, 0]))
        {
            wrapped.Wrapped = bytes;

            (await Should.ThrowAsync<KeyEncryptionException>(DataKey.UnwrapAsync(wrapped, "owner", _encryption, Cancellation)))
                .Message.ShouldContain("damaged", customMessage: $"{bytes.Length} bytes");
        }
    }

    [Fact]
    public async Task UnwrapAsync_IdOfAnotherLength_IsDamaged()
    {
        var wrapped = await DataKey.Create().WrapAsync("owner", _encryption, Cancellation);
        wrapped.Id = wrapped.Id[..^1];

        (await Should.ThrowAsync<KeyEncryptionException>(DataKey.UnwrapAsync(wrapped, "owner", _encryption, Cancellation))).Message.ShouldContain("damaged");
    }

    [Fact]
    public async Task WrapAsync_OneKeyManyTimes_NoNonceTwice()
    {
        var key = DataKey.Create();
        HashSet<string> nonces = [];
        for (var time = 0; time < 1000; time++)
        {
            nonces.Add(Convert.ToHexString((await key.WrapAsync("owner", _encryption, Cancellation)).Wrapped, 0, 12));
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
        var wrapped = await DataKey.Create().WrapAsync("owner", _encryption, Cancellation);
        wrapped.WrappedBy = "another";

        (await Should.ThrowAsync<KeyEncryptionException>(DataKey.UnwrapAsync(wrapped, "owner", _encryption, Cancellation))).Message.ShouldContain("'another'");
    }
}
