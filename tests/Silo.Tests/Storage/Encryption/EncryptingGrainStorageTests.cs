using System.Text;
using UserMacro.Grains.Interfaces.Records;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage.Encryption;

public sealed class EncryptingGrainStorageTests : IDisposable
{
    const string Secret = "very-secret-words";

    static readonly GrainId Grain = GrainId.Create("macro", "t-0123456789abcdef0123456789abcdef/box");
    static readonly GrainId Neighbour = GrainId.Create("macro", "t-0123456789abcdef0123456789abcdef/other");
    static readonly GrainId Stranger = GrainId.Create("macro", "t-ffffffffffffffffffffffffffffffff/box");
    static readonly GrainId Directory = GrainId.Create("tenant-directory", "connect:abc");

    readonly TemporaryFolder _folder = new();
    readonly StorageSettings _settings;

    public EncryptingGrainStorageTests() => _settings = EncryptedSqlite.SettingsIn(_folder);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_AnyState_NothingOfItInAnyFile()
    {
        await using (var host = await EncryptedSqlite.StartAsync(_settings))
        {
            foreach (var grain in new[] { Grain, Stranger, Directory })
            {
                await WriteAsync(host, grain);
            }

            SecretsIn(_folder).ShouldBeEmpty("while open, in the write-ahead log");
        }

        SecretsIn(_folder).ShouldBeEmpty("after closing");
        File.ReadAllBytes(_settings.RecordsPath).AsSpan().IndexOf("box"u8).ShouldBeGreaterThan(0, "the search finds what is there");
    }

    [Fact]
    public async Task Read_AfterRestart_GivesTheState()
    {
        await using (var host = await EncryptedSqlite.StartAsync(_settings))
        {
            await WriteAsync(host, Grain);
        }

        await using var restarted = await EncryptedSqlite.StartAsync(_settings);
        (await ReadAsync(restarted, Grain)).State!.Text.ShouldBe(Secret);
    }

    [Theory]
    [InlineData("other grain")]
    [InlineData("other tenant")]
    [InlineData("no tenant")]
    [InlineData("other state")]
    public async Task Read_RecordThatWasMoved_RefusedAndStateUntouched(string where)
    {
        await using var host = await EncryptedSqlite.StartAsync(_settings);
        await WriteAsync(host, Grain);
        var (target, state) = where switch
        {
            "other grain" => (Neighbour, "head"),
            "other tenant" => (Stranger, "head"),
            "no tenant" => (Directory, "head"),
            _ => (Grain, "draft"),
        };
        await WriteAsync(host, GrainId.Create("macro", target.Key.ToString() + "x"));
        var record = await RecordAsync(host, Grain);
        await host.Storage(StorageNames.Records).WriteStateAsync(state, target, new GrainState<EncryptedRecord>(record.State!), Cancellation);

        await RefusedAsync(host, target, state);
    }

    [Fact]
    public async Task Read_RecordThatWasAltered_RefusedAndStateUntouched()
    {
        await using var host = await EncryptedSqlite.StartAsync(_settings);
        await WriteAsync(host, Grain);
        var record = await RecordAsync(host, Grain);
        record.State!.Bytes[^20] ^= 4;
        await host.Storage(StorageNames.Records).WriteStateAsync("head", Grain, record, Cancellation);

        await RefusedAsync(host, Grain);
    }

    [Fact]
    public async Task Read_RecordWithoutBytes_IsRefusedAndNotReadAsEmpty()
    {
        await using var host = await EncryptedSqlite.StartAsync(_settings);
        await WriteAsync(host, Neighbour);
        await host.Storage(StorageNames.Records).WriteStateAsync("head", Grain, new GrainState<EncryptedRecord>(new()), Cancellation);

        await RefusedAsync(host, Grain);
    }

    [Fact]
    public async Task Write_OfSeveralTenants_EachUnderTheKeyOfItsOwn()
    {
        await using var host = await EncryptedSqlite.StartAsync(_settings);
        Dictionary<GrainId, string> keys = [];
        foreach (var grain in new[] { Grain, Neighbour, Stranger, Directory })
        {
            await WriteAsync(host, grain);
            keys[grain] = Convert.ToHexString((await RecordAsync(host, grain)).State!.Bytes, 2, DataKey.IdBytes);
        }

        keys[Neighbour].ShouldBe(keys[Grain]);
        keys.Values.Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
    }

    [Fact]
    public async Task Read_StateOfAnotherShape_IsRefusedWithoutQuotingIt()
    {
        await using var host = await EncryptedSqlite.StartAsync(_settings);
        await host.Storage(StorageNames.Default).WriteStateAsync("head", Grain, new GrainState<string>(Secret), Cancellation);

        (await RefusedAsync(host, Grain)).Message.ShouldContain("deserialized");
    }

    [Fact]
    public async Task Write_MoreThanAStateMayTake_RefusedWithTheLimitAndNothingStored()
    {
        await using var host = await EncryptedSqlite.StartAsync(_settings);
        var state = new GrainState<SampleState>(new() { Text = new('x', StateText.MaxBytes) });

        var refusal =
            await Should.ThrowAsync<StateProtectionException>(host.Storage(StorageNames.Default).WriteStateAsync("head", Grain, state, Cancellation));

        refusal.Message.ShouldContain($"{StateText.MaxBytes} bytes");
        (await RecordAsync(host, Grain)).RecordExists.ShouldBeFalse();
    }

    [Fact]
    public async Task Read_KeyRecordLost_RefusedAndNoNewKeyMade()
    {
        await using (var host = await EncryptedSqlite.StartAsync(_settings))
        {
            await WriteAsync(host, Grain);
        }

        File.Delete(_settings.TenantKeysPath);
        await using var restarted = await EncryptedSqlite.StartAsync(_settings);
        await RefusedAsync(restarted, Grain);
        await RefusedAsync(restarted, Grain);
    }

    [Fact]
    public async Task Read_KeyReplacedAfterLoss_RefusedAndSaysSo()
    {
        await using (var host = await EncryptedSqlite.StartAsync(_settings))
        {
            await WriteAsync(host, Grain);
        }

        File.Delete(_settings.TenantKeysPath);
        await using var restarted = await EncryptedSqlite.StartAsync(_settings);
        await WriteAsync(restarted, Neighbour);
        (await RefusedAsync(restarted, Grain)).Message.ShouldContain("another data key");
    }

    [Fact]
    public async Task Start_AnotherKeyFile_Refused()
    {
        await using (var host = await EncryptedSqlite.StartAsync(_settings))
        {
            await WriteAsync(host, Grain);
        }

        File.Delete(_settings.KeyFilePath);
        KeyFile.Create(_settings.KeyFilePath);

        (await Should.ThrowAsync<KeyEncryptionException>(EncryptedSqlite.StartAsync(_settings))).Message.ShouldContain("wrapped by key");
    }

    [Fact]
    public async Task Start_KeyFileGone_RefusedAndNoNewOneMade()
    {
        await using (await EncryptedSqlite.StartAsync(_settings))
        {
        }

        File.Delete(_settings.KeyFilePath);

        (await Should.ThrowAsync<KeyEncryptionException>(EncryptedSqlite.StartAsync(_settings))).Message.ShouldContain("missing");
        File.Exists(_settings.KeyFilePath).ShouldBeFalse();
    }

    [Fact]
    public async Task Write_FirstOfATenantByTwoSilosAtOnce_BothReadAll()
    {
        await using var one = await EncryptedSqlite.StartAsync(_settings);
        await using var two = await EncryptedSqlite.StartAsync(_settings);
        var grains = Enumerable.Range(0, 40).Select(number => GrainId.Create("macro", $"t-{number / 4:x32}/box-{number}")).ToArray();

        await Task.WhenAll(grains.Select((grain, number) => WriteAsync(number % 2 == 0 ? one : two, grain)));

        foreach (var grain in grains)
        {
            (await ReadAsync(one, grain)).State!.Text.ShouldBe(Secret);
            (await ReadAsync(two, grain)).State!.Text.ShouldBe(Secret);
        }
    }

    public void Dispose() => _folder.Dispose();

    static Task WriteAsync(StorageHost host, GrainId grain) =>
        host.Storage(StorageNames.Default).WriteStateAsync("head", grain, new GrainState<SampleState>(new() { Text = Secret }), Cancellation);

    static async Task<GrainState<SampleState>> ReadAsync(StorageHost host, GrainId grain)
    {
        var state = new GrainState<SampleState>();
        await host.Storage(StorageNames.Default).ReadStateAsync("head", grain, state, Cancellation);
        return state;
    }

    static async Task<GrainState<EncryptedRecord>> RecordAsync(StorageHost host, GrainId grain)
    {
        var record = new GrainState<EncryptedRecord>();
        await host.Storage(StorageNames.Records).ReadStateAsync("head", grain, record, Cancellation);
        return record;
    }

    static async Task<RecordRefusedException> RefusedAsync(StorageHost host, GrainId grain, string stateName = "head")
    {
        var before = new SampleState { Text = "before" };
        var state = new GrainState<SampleState>(before) { ETag = "etag" };
        var refusal =
            await Should.ThrowAsync<RecordRefusedException>(host.Storage(StorageNames.Default).ReadStateAsync(stateName, grain, state, Cancellation));
        refusal.Message.ShouldContain(grain.ToString());
        refusal.ToString().ShouldNotContain(Secret);
        state.State.ShouldBeSameAs(before);
        (state.ETag, state.RecordExists).ShouldBe(("etag", false));
        return refusal;
    }

    static IEnumerable<string> SecretsIn(TemporaryFolder folder) =>
        System.IO.Directory.EnumerateFiles(folder.File()).Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)) >= 0);
}
