using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Records;
using UserMacro.Grains.Persistence;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Storage.Generations;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage.Generations;

public sealed class GuardingGrainStorageTests : IDisposable
{
    static readonly TenantId Tenant = TenantId.Parse("t-0123456789abcdef0123456789abcdef");
    static readonly GrainId Tokens = GrainId.Create("tokens", Tenant.Value);

    readonly TemporaryFolder _folder = new();
    readonly StorageSettings _settings;

    public GuardingGrainStorageTests() => _settings = EncryptedSqlite.SettingsIn(_folder);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_OlderRecordPutBack_RefusedByNameAndStateUntouched()
    {
        await using var host = await StartAsync();
        var state = await WriteAsync(host, Tokens, 1);
        var older = await RecordAsync(host, Tokens);
        state.State = new() { Generation = 2 };
        await host.Storage(StorageNames.Default).WriteStateAsync("tokens", Tokens, state, Cancellation);
        await PutBackAsync(host, Tokens, older);

        var read = new GrainState<Guarded>(new() { Generation = 7 }, "mine");
        var refusal = await Should.ThrowAsync<RecordRefusedException>(
            host.Storage(StorageNames.Default).ReadStateAsync("tokens", Tokens, read, Cancellation));

        refusal.Message.ShouldContain($"tokens/{Tenant}");
        refusal.Message.ShouldContain("older");
        (read.State!.Generation, read.ETag, read.RecordExists).ShouldBe((7, "mine", false));
    }

    [Fact]
    public async Task Read_OlderRecordPutBack_IsRefusedAfterARestartToo()
    {
        EncryptedRecord older;
        await using (var host = await StartAsync())
        {
            var state = await WriteAsync(host, Tokens, 1);
            older = await RecordAsync(host, Tokens);
            state.State = new() { Generation = 2 };
            await host.Storage(StorageNames.Default).WriteStateAsync("tokens", Tokens, state, Cancellation);
        }

        await using var restarted = await StartAsync();
        await PutBackAsync(restarted, Tokens, older);

        await Should.ThrowAsync<RecordRefusedException>(ReadAsync(restarted, Tokens));
    }

    [Fact]
    public async Task Read_RowThatWasDeleted_IsRefused()
    {
        await using var host = await StartAsync();
        await WriteAsync(host, Tokens, 1);
        var row = new GrainState<EncryptedRecord>();
        await host.Storage(StorageNames.Records).ReadStateAsync("tokens", Tokens, row, Cancellation);
        await host.Storage(StorageNames.Records).ClearStateAsync("tokens", Tokens, row, Cancellation);

        (await Should.ThrowAsync<RecordRefusedException>(ReadAsync(host, Tokens))).Message.ShouldContain("deleted");
    }

    /// <summary>The process ended between the record and its generation.</summary>
    [Fact]
    public async Task Read_RecordThatIsAhead_IsAcceptedAndFromThenOnTheOldestThatIs()
    {
        await using var host = await StartAsync();
        var state = await WriteAsync(host, Tokens, 1);
        var first = await RecordAsync(host, Tokens);
        state.State = new() { Generation = 2 };
        await host.Storage(StorageNames.Default).WriteStateAsync("tokens", Tokens, state, Cancellation);
        var second = await RecordAsync(host, Tokens);
        await host.Services.GetRequiredService<ITenantGenerations>().ForgetAsync(Tenant, Cancellation);
        await PutBackAsync(host, Tokens, first);
        (await ReadAsync(host, Tokens)).ShouldBe(1);
        await PutBackAsync(host, Tokens, second);

        (await ReadAsync(host, Tokens)).ShouldBe(2);

        await PutBackAsync(host, Tokens, first);
        await Should.ThrowAsync<RecordRefusedException>(ReadAsync(host, Tokens));
    }

    [Fact]
    public async Task Forget_AfterARestore_AcceptsWhatIsThereAndGuardsItAgain()
    {
        await using var host = await StartAsync();
        var state = await WriteAsync(host, Tokens, 1);
        var oldest = await RecordAsync(host, Tokens);
        state.State = new() { Generation = 2 };
        await host.Storage(StorageNames.Default).WriteStateAsync("tokens", Tokens, state, Cancellation);
        var restored = await RecordAsync(host, Tokens);
        state.State = new() { Generation = 3 };
        await host.Storage(StorageNames.Default).WriteStateAsync("tokens", Tokens, state, Cancellation);
        await PutBackAsync(host, Tokens, restored);
        await Should.ThrowAsync<RecordRefusedException>(ReadAsync(host, Tokens));

        await host.Services.GetRequiredService<ITenantGenerations>().ForgetAsync(Tenant, Cancellation);

        (await ReadAsync(host, Tokens)).ShouldBe(2);
        await PutBackAsync(host, Tokens, oldest);
        await Should.ThrowAsync<RecordRefusedException>(ReadAsync(host, Tokens));
    }

    [Fact]
    public async Task Write_ManyRecordsOfATenantAtOnce_EachIsGuarded()
    {
        await using var host = await StartAsync();
        var grains = Enumerable.Range(0, 20).Select(shard => GrainId.Create("macrocatalog", $"{Tenant}/{shard}")).ToArray();

        await Task.WhenAll(grains.Select(grain => WriteAsync(host, grain, 5)));

        var store = new GenerationStore(host.Storage(StorageNames.TenantKeys));
        (await Task.WhenAll(grains.Select(grain => store.ReadAsync(grain, "tokens", Cancellation)))).ShouldAllBe(reached => reached == 5);
    }

    [Fact]
    public async Task Read_NeverStoredOrOfNoTenant_IsNew()
    {
        await using var host = await StartAsync();

        (await ReadAsync(host, Tokens)).ShouldBe(1);
        (await ReadAsync(host, GrainId.Create("outbox", "outbox/1"))).ShouldBe(1);
    }

    public void Dispose() => _folder.Dispose();

    static async Task<GrainState<Guarded>> WriteAsync(StorageHost host, GrainId grain, long generation)
    {
        var state = new GrainState<Guarded>(new() { Generation = generation });
        await host.Storage(StorageNames.Default).WriteStateAsync("tokens", grain, state, Cancellation);
        return state;
    }

    static async Task<long> ReadAsync(StorageHost host, GrainId grain)
    {
        var state = new GrainState<Guarded>(new());
        await host.Storage(StorageNames.Default).ReadStateAsync("tokens", grain, state, Cancellation);
        return state.State!.Generation;
    }

    static async Task<EncryptedRecord> RecordAsync(StorageHost host, GrainId grain)
    {
        var row = new GrainState<EncryptedRecord>();
        await host.Storage(StorageNames.Records).ReadStateAsync("tokens", grain, row, Cancellation);
        return row.State!;
    }

    static async Task PutBackAsync(StorageHost host, GrainId grain, EncryptedRecord older)
    {
        var row = new GrainState<EncryptedRecord>();
        await host.Storage(StorageNames.Records).ReadStateAsync("tokens", grain, row, Cancellation);
        row.State = older;
        await host.Storage(StorageNames.Records).WriteStateAsync("tokens", grain, row, Cancellation);
    }

    Task<StorageHost> StartAsync() => EncryptedSqlite.StartAsync(_settings);

    [GenerateSerializer, Alias("test-guarded")]
    internal sealed record Guarded : IGuardedState
    {
        [Id(0)] public long Generation { get; init; } = 1;
    }
}
