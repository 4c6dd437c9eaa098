using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Operations.Keys;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Silo.Storage.Keys.Kms;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage.Keys.Kms;

/// <summary>AWS KMS as the key-encryption key, over a storage.</summary>
public abstract class KmsStorageTestsBase : IAsyncLifetime
{
    static readonly GrainId Grain = GrainId.Create("macro", "t-0123456789abcdef0123456789abcdef/box");
    static readonly GrainId Stranger = GrainId.Create("macro", "t-ffffffffffffffffffffffffffffffff/box");

    KmsServer _server = null!;
    StorageSettings _settings = null!;

    private protected TemporaryFolder Folder { get; } = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    KmsSettings Kms => new(KmsServer.Alias, "eu-central-1", _server.Url);

    public async ValueTask InitializeAsync()
    {
        _server = await KmsServer.StartAsync();
        _settings = EncryptedSqlite.SettingsIn(Folder) with { KeyFilePath = "", Kms = Kms };
    }

    [Theory]
    [InlineData(400, "ThrottlingException")]
    [InlineData(400, "AccessDeniedException")]
    [InlineData(500, "KMSInternalException")]
    public async Task Use_KmsAway_KnownTenantsGoOnAndOthersAreRefusedWithNothingWritten(int status, string code)
    {
        await using var host = await StartAsync(_settings);
        await WriteAsync(host, Grain, "before");
        await using var cold = await StartAsync(_settings);
        _server.Failure = KmsServer.Error(status, code);
        ForgetFreshness();

        await WriteAsync(host, Grain, "after");
        (await ReadAsync(host, Grain)).ShouldBe("after", "the key is in memory, and KMS is not needed to see that it is still the one");
        await Should.ThrowAsync<KmsException>(ReadAsync(cold, Grain));
        await Should.ThrowAsync<KmsException>(WriteAsync(host, Stranger, "plain"));

        var record = new GrainState<EncryptedRecord>();
        await host.Storage(StorageNames.Records).ReadStateAsync("head", Stranger, record, Cancellation);
        record.RecordExists.ShouldBeFalse();
        _server.Failure = null;
        (await ReadAsync(cold, Grain)).ShouldBe("after");
        await WriteAsync(host, Stranger, "later");
    }

    [Fact]
    public async Task Rewrap_FromTheKeyFileToKms_OpensWithoutTheFile()
    {
        var file = EncryptedSqlite.SettingsIn(Folder);
        await using (var host = await StartAsync(file))
        {
            await WriteAsync(host, Grain, "text");
        }

        await using (var host = await StartAsync(file with { Kms = Kms }))
        {
            (await ReadAsync(host, Grain)).ShouldBe("text", "the file still unwraps");
            await WriteAsync(host, Stranger, "new");
            var operations = host.Services.GetRequiredService<IKeyOperations>();
            (await operations.RunAsync(new() { Work = KeyWork.Rewrap }, _ => { }, Cancellation)).Changed.ShouldBe(2, "the new one is wrapped by KMS already");
            (await operations.StatusAsync(Cancellation)).WrappedBy.Keys.ShouldBe([KmsServer.Arn]);
        }

        await using var alone = await StartAsync(_settings);
        (await ReadAsync(alone, Grain)).ShouldBe("text");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<StorageHost> StartAsync(StorageSettings settings);

    /// <summary>Has every silo ask the store of the keys again.</summary>
    private protected abstract void ForgetFreshness();

    private protected KmsServer Server => _server;

    static Task WriteAsync(StorageHost host, GrainId grain, string text) => WriteAsync(host.Storage(StorageNames.Default), grain, text);

    static async Task WriteAsync(IGrainStorage storage, GrainId grain, string text)
    {
        var state = new GrainState<SampleState>();
        await storage.ReadStateAsync("head", grain, state, Cancellation);
        state.State!.Text = text;
        await storage.WriteStateAsync("head", grain, state, Cancellation);
    }

    static async Task<string?> ReadAsync(StorageHost host, GrainId grain)
    {
        var state = new GrainState<SampleState>();
        await host.Storage(StorageNames.Default).ReadStateAsync("head", grain, state, Cancellation);
        return state.State!.Text;
    }
}
