using System.Security.Cryptography;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Silo.Storage.Keys.Kms;

namespace UserMacro.Silo.Tests.Storage.Keys.Kms;

public sealed class KmsKeyEncryptionKeyTests : IAsyncLifetime
{
    static readonly DataKeyContext Context = new("t-1", "00ff");
    static readonly byte[] Secret = RandomNumberGenerator.GetBytes(DataKey.SecretBytes);

    KmsServer _server = null!;
    KmsKeyEncryptionKey _sut = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await KmsServer.StartAsync();
        _sut = new(new(KmsServer.Alias, "eu-central-1", _server.Url), TimeProvider.System);
        await _sut.PrepareAsync(dataKeysAreStored: false, Cancellation);
    }

    [Fact]
    public async Task Unwrap_WhatWasWrapped_IsTheSame()
    {
        var wrapped = await _sut.WrapAsync(Secret, Context, Cancellation);
        var unwrapped = new byte[Secret.Length];

        await _sut.UnwrapAsync(new(_sut.KeyId, wrapped), Context, unwrapped, Cancellation);

        unwrapped.ShouldBe(Secret);
        _sut.KeyId.ShouldBe(KmsServer.Arn, "an alias may lead to another key tomorrow");
        _server.Requests.ShouldBe(
        [
            ("TrentService.Encrypt", "data-key=00ff purpose=data-key tenant=t-1"),
            ("TrentService.Decrypt", "data-key=00ff purpose=data-key tenant=t-1"),
        ]);
    }

    [Theory]
    [InlineData("t-2", "00ff")]
    [InlineData("t-1", "00fe")]
    public async Task Unwrap_ForAnotherTenantOrKey_IsRefused(string owner, string id)
    {
        var wrapped = await _sut.WrapAsync(Secret, Context, Cancellation);

        var unwrap = _sut.UnwrapAsync(new(_sut.KeyId, wrapped), new(owner, id), new byte[Secret.Length], Cancellation);

        (await Should.ThrowAsync<KmsException>(unwrap)).Message.ShouldContain("InvalidCiphertextException");
    }

    [Theory]
    [InlineData(400, "ThrottlingException")]
    [InlineData(400, "AccessDeniedException")]
    [InlineData(400, "DisabledException")]
    [InlineData(400, "KMSInvalidStateException")]
    [InlineData(500, "KMSInternalException")]
    [InlineData(503, "ServiceUnavailable")]
    public async Task Wrap_KmsRefuses_FailsWithItsCodeAndNothingElse(int status, string code)
    {
        _server.Failure = KmsServer.Error(status, code);

        var failure = await Should.ThrowAsync<KmsException>(_sut.WrapAsync(Secret, Context, Cancellation));

        failure.Message.ShouldContain(code);
        failure.Message.ShouldNotContain('\n');
        failure.Message.ShouldNotContain(Convert.ToBase64String(Secret));
    }

    [Fact]
    public async Task Wrap_KmsIsSlowOnce_IsAskedAgain()
    {
        var failed = false;
        _server.Failure = context =>
        {
            (failed, _server.Failure) = (true, null);
            return KmsServer.Error(500, "KMSInternalException")(context);
        };

        (await _sut.WrapAsync(Secret, Context, Cancellation)).ShouldNotBeEmpty();

        failed.ShouldBeTrue();
    }

    [Fact]
    public async Task Wrap_KmsHangs_FailsWithinItsTime()
    {
        _server.Failure = context => Task.Delay(Timeout.Infinite, context.RequestAborted);

        await Should.ThrowAsync<KmsException>(_sut.WrapAsync(Secret, Context, Cancellation).WaitAsync(TimeSpan.FromMinutes(1), Cancellation));
    }

    [Fact]
    public async Task Prepare_KeyThatIsDisabled_SaysWhatToDo()
    {
        _server.KeyState = "PendingDeletion";

        (await Should.ThrowAsync<KmsException>(_sut.PrepareAsync(dataKeysAreStored: true, Cancellation))).Message.ShouldContain("PendingDeletion");
    }

    public async ValueTask DisposeAsync()
    {
        _sut.Dispose();
        await _server.DisposeAsync();
    }
}
