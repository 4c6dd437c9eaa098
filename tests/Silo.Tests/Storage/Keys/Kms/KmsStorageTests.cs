using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Operations.Keys;
using UserMacro.Silo.Hosting;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Silo.Storage.Keys.Kms;
using UserMacro.Silo.Tests.Hosting;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage.Keys.Kms;

public sealed class KmsStorageTests : IAsyncLifetime
{
    static readonly GrainId Grain = GrainId.Create("macro", "t-0123456789abcdef0123456789abcdef/box");
    static readonly GrainId Stranger = GrainId.Create("macro", "t-ffffffffffffffffffffffffffffffff/box");

    readonly TemporaryFolder _folder = new();
    readonly FakeTimeProvider _time = new();
    KmsServer _server = null!;
    StorageSettings _settings = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    KmsSettings Kms => new(KmsServer.Alias, "eu-central-1", _server.Url);

    public async ValueTask InitializeAsync()
    {
        _server = await KmsServer.StartAsync();
        _settings = EncryptedSqlite.SettingsIn(_folder) with { KeyFilePath = "", Kms = Kms };
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
        _time.Advance(DataKeys.Lifetime * 10);

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
        var file = EncryptedSqlite.SettingsIn(_folder);
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

    [Fact]
    public async Task Run_KmsAwayAtTheStart_EndsAsUnavailableWithOneLine()
    {
        _server.Failure = KmsServer.Error(400, "AccessDeniedException");
        await using var errors = new StringWriter();

        var exit = await HostRunner.RunAsync(
            () => TestSilo.Create(
            [
                $"--Storage:Sqlite:Path={_folder.File("other.db")}", $"--Storage:Kms:KeyId={KmsServer.Alias}", $"--Storage:Kms:ServiceUrl={_server.Url}",
            ]),
            errors: errors);

        exit.ShouldBe(HostRunner.Unavailable);
        errors.ToString().ShouldStartWith("Storage:Kms:KeyId: AWS KMS did not carry out DescribeKey");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    Task<StorageHost> StartAsync(StorageSettings settings) =>
        EncryptedSqlite.StartAsync(settings, more: services => services.AddSingleton<TimeProvider>(_time));

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
