using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Erasure;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage.Keys;

public sealed class TenantSealTests : IDisposable
{
    static readonly TenantId Tenant = TenantId.Parse("t-0123456789abcdef0123456789abcdef");
    static readonly GrainId Grain = GrainId.Create("macro", $"{Tenant}/box");
    static readonly GrainId Stranger = GrainId.Create("macro", "t-ffffffffffffffffffffffffffffffff/box");

    readonly TemporaryFolder _folder = new();
    readonly FakeTimeProvider _time = new();
    readonly StorageSettings _settings;

    public TenantSealTests() => _settings = EncryptedSqlite.SettingsIn(_folder);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Seal_AnyRecord_IsRefusedByNameAndLateWritesAreToo()
    {
        await using var host = await EncryptedSqlite.StartAsync(_settings);
        var state = await WriteAsync(host, Grain);
        await WriteAsync(host, Stranger);

        await SealAsync(host);

        (await Should.ThrowAsync<TenantErasedException>(ReadAsync(host, Grain))).Message.ShouldContain($"macro/{Tenant}/box");
        state.State = "late";
        var late = host.Storage(StorageNames.Default).WriteStateAsync("head", Grain, state, Cancellation);
        (await Should.ThrowAsync<TenantErasedException>(late)).Message.ShouldContain("written");
        await Should.ThrowAsync<TenantErasedException>(WriteAsync(host, GrainId.Create("macro", $"{Tenant}/never-there")));
        (await ReadAsync(host, Stranger)).ShouldBe("text");
    }

    [Fact]
    public async Task Seal_RecordsRestoredFromABackup_StayClosed()
    {
        var backup = _folder.File("backup.db");
        await using (var host = await EncryptedSqlite.StartAsync(_settings))
        {
            await WriteAsync(host, Grain);
        }

        File.Copy(_settings.RecordsPath, backup);
        await using (var host = await EncryptedSqlite.StartAsync(_settings))
        {
            (await ReadAsync(host, Grain)).ShouldBe("text", "it opens before");
            await SealAsync(host);
        }

        File.Copy(backup, _settings.RecordsPath, overwrite: true);

        await using var restored = await EncryptedSqlite.StartAsync(_settings);
        await Should.ThrowAsync<TenantErasedException>(ReadAsync(restored, Grain));
        await Should.ThrowAsync<TenantErasedException>(WriteAsync(restored, GrainId.Create("tenant", Tenant.Value)));
    }

    [Fact]
    public async Task Seal_KeyFiles_HoldNothingOfTheWrappedKey()
    {
        await using var host = await EncryptedSqlite.StartAsync(_settings);
        await WriteAsync(host, Grain);
        var wrapped = new GrainState<WrappedDataKey>(new());
        await host.Storage(StorageNames.TenantKeys).ReadStateAsync("data-key", GrainId.Create("tenant-key", Tenant.Value), wrapped, Cancellation);
        var text = Convert.ToBase64String(wrapped.State!.Wrapped);
        FilesWith(text).ShouldNotBeEmpty("the search finds what is there");

        await SealAsync(host);

        FilesWith(text).ShouldBeEmpty();
    }

    [Fact]
    public async Task Seal_OnAnotherSilo_IsKnownOnceTheCachedKeyIsOld()
    {
        await using var host = await EncryptedSqlite.StartAsync(_settings);
        await WriteAsync(host, Grain);
        var here = host.Services.GetRequiredKeyedService<DataKeys>(StorageNames.Default);
        var there = new DataKeys(host.Storage(StorageNames.TenantKeys), host.Services.GetRequiredService<IKeyEncryptionKey>(), _time);
        var key = (await there.FindAsync(Tenant.Value, Cancellation)).ShouldNotBeNull();
        _time.Advance(DataKeys.Lifetime);
        (await there.FindAsync(Tenant.Value, Cancellation)).ShouldBeSameAs(key, "the store is asked again, but the key is not unwrapped again");

        await here.SealAsync(Tenant.Value, Cancellation);
        _time.Advance(DataKeys.Lifetime);

        await Should.ThrowAsync<TenantErasedException>(there.FindAsync(Tenant.Value, Cancellation).AsTask());
        await Should.ThrowAsync<TenantErasedException>(there.FindOrCreateAsync(Tenant.Value, Cancellation).AsTask());
    }

    [Fact]
    public async Task Seal_Twice_IsTheSameAndTellsTheKeyThatRecordsName()
    {
        await using var host = await EncryptedSqlite.StartAsync(_settings);
        await WriteAsync(host, Grain);
        var record = new GrainState<EncryptedRecord>();
        await host.Storage(StorageNames.Records).ReadStateAsync("head", Grain, record, Cancellation);
        var id = record.State!.Bytes[2..(2 + DataKey.IdBytes)];

        var fingerprint = await SealAsync(host);

        fingerprint.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(id)));
        (await SealAsync(host)).ShouldBe(fingerprint);
    }

    [Fact]
    public async Task Seal_TenantThatNeverStoredAnything_NeverGetsAKey()
    {
        await using var host = await EncryptedSqlite.StartAsync(_settings);

        (await SealAsync(host)).ShouldBeNull();

        await Should.ThrowAsync<TenantErasedException>(WriteAsync(host, Grain));
    }

    [Fact]
    public async Task Seal_Service_IsRefused()
    {
        await using var host = await EncryptedSqlite.StartAsync(_settings);
        var keys = host.Services.GetRequiredKeyedService<DataKeys>(StorageNames.Default);

        await Should.ThrowAsync<ArgumentException>(keys.SealAsync(DataKeys.ServiceOwner, Cancellation));
    }

    public void Dispose() => _folder.Dispose();

    static Task<string?> SealAsync(StorageHost host) => host.Services.GetRequiredService<ITenantSeals>().SealAsync(Tenant, Cancellation);

    static async Task<GrainState<string>> WriteAsync(StorageHost host, GrainId grain)
    {
        var state = new GrainState<string>("text");
        await host.Storage(StorageNames.Default).WriteStateAsync("head", grain, state, Cancellation);
        return state;
    }

    static async Task<string?> ReadAsync(StorageHost host, GrainId grain)
    {
        var state = new GrainState<string>();
        await host.Storage(StorageNames.Default).ReadStateAsync("head", grain, state, Cancellation);
        return state.State;
    }

    List<string> FilesWith(string text) =>
    [
        .. Directory.GetFiles(Path.GetDirectoryName(_settings.RecordsPath)!).Where(file => Read(file).Contains(text, StringComparison.Ordinal)),
    ];

    static string Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
