using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Operations.Keys;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Silo.Tests.Storage.Encryption;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage.Operations;

/// <summary>Work on the keys, over a storage.</summary>
public abstract class KeyOperationsBase : IDisposable
{
    const int Many = 250;

    static readonly GrainId Grain = GrainId.Create("macro", "t-0123456789abcdef0123456789abcdef/box");
    static readonly GrainId Large = GrainId.Create("macro", "t-0123456789abcdef0123456789abcdef/large");
    static readonly GrainId Stranger = GrainId.Create("macro", "t-ffffffffffffffffffffffffffffffff/box");
    static readonly GrainId Directory = GrainId.Create("tenant-directory", "connect:abc");
    static readonly GrainId[] All = [Grain, Large, Stranger, Directory];

    private protected TemporaryFolder Folder { get; } = new();

    /// <summary>The clock of the storage; where it is the real one, silos learn of a rotation at once.</summary>
    private protected abstract TimeProvider Time { get; }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReEncrypt_AfterARotation_AllIsUnderTheNewKeysAndTheOldOnesAreGone()
    {
        await using var host = await StartAsync();
        var states = await WriteAllAsync(host);
        var before = await KeysOfAsync(host);
        await RunAsync(host, KeyWork.Rotate);
        Advance(KeyTimes.Default.Rest);
        (await StatusAsync(host)).Former.ShouldBe(3);
        (await KeysOfAsync(host)).ShouldBe(before, "nothing was written again yet");
        foreach (var grain in All)
        {
            (await ReadAsync(host, grain)).State!.Text.ShouldBe(states[grain].State!.Text);
        }

        var done = await RunAsync(host, KeyWork.ReEncrypt);

        (done.Changed, done.Refused, done.Owners, done.OwnersDone).ShouldBe((4, 0, 3, 3));
        (await StatusAsync(host)).Former.ShouldBe(0);
        var after = await KeysOfAsync(host);
        after.ShouldAllBe(key => !before.Values.Contains(key.Value, StringComparer.Ordinal));
        foreach (var grain in All)
        {
            (await ReadAsync(host, grain)).State!.Text.ShouldBe(states[grain].State!.Text);
            states[grain].State!.Text += "+";
            await host.Storage(StorageNames.Default).WriteStateAsync("head", grain, states[grain], Cancellation);
        }

        (await KeysOfAsync(host)).ShouldBe(after, "an activation that holds the state from before writes on");
    }

    /// <summary>The pass begins again, and what was done before costs a look.</summary>
    [Fact]
    public async Task ReEncrypt_SiloThatEndsWithinAPass_TheNextOneRewritesOnlyWhatIsLeft()
    {
        var grains = Enumerable.Range(0, Many).Select(number => GrainId.Create("macro", $"{RecordOwner.Of(Grain)}/{number}")).ToList();
        Dictionary<GrainId, string> before;
        await using (var host = await StartAsync())
        {
            foreach (var grain in grains)
            {
                await host.Storage(StorageNames.Default).WriteStateAsync("head", grain, new GrainState<SampleState>(new() { Text = "text" }), Cancellation);
            }

            before = await KeysOfAsync(host, grains);
            await RunAsync(host, KeyWork.Rotate);
            Advance(KeyTimes.Default.Rest);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            // The first report is of the first hundred records.
            await Should.ThrowAsync<OperationCanceledException>(
                () => Operations(host).RunAsync(new() { Work = KeyWork.ReEncrypt }, _ => end.Cancel(), end.Token));
        }

        await using var next = await StartAsync();
        var left = (await KeysOfAsync(next, grains)).Count(key => before[key.Key] == key.Value);
        left.ShouldBeInRange(1, Many - 1);

        (await RunAsync(next, KeyWork.ReEncrypt, RecordOwner.Of(Grain))).Changed.ShouldBe(left);

        (await KeysOfAsync(next, grains)).ShouldAllBe(key => before[key.Key] != key.Value);
        foreach (var grain in grains)
        {
            (await ReadAsync(next, grain)).State!.Text.ShouldBe("text");
        }
    }

    [Fact]
    public async Task ReEncrypt_OnlyOneTenant_LeavesOthersAsTheyAre()
    {
        await using var host = await StartAsync();
        await WriteAllAsync(host);
        var before = await KeysOfAsync(host);
        await RunAsync(host, KeyWork.Rotate);
        Advance(KeyTimes.Default.Rest);

        (await RunAsync(host, KeyWork.ReEncrypt, RecordOwner.Of(Stranger))).Changed.ShouldBe(1);

        var after = await KeysOfAsync(host);
        after.Where(key => before[key.Key] != key.Value).Select(key => key.Key).ShouldBe([Stranger]);
        (await StatusAsync(host)).Former.ShouldBe(2);
    }

    [Fact]
    public async Task ReEncrypt_ARecordThatWasAltered_KeepsItsKeyAndSaysSo()
    {
        await using var host = await StartAsync();
        await WriteAllAsync(host);
        var record = await RecordAsync(host, Grain);
        record.State!.Bytes[^20] ^= 4;
        await host.Storage(StorageNames.Records).WriteStateAsync("head", Grain, record, Cancellation);
        await RunAsync(host, KeyWork.Rotate);
        Advance(KeyTimes.Default.Rest);

        (await RunAsync(host, KeyWork.ReEncrypt)).Refused.ShouldBe(1);
        (await StatusAsync(host)).Former.ShouldBe(1);

        record.State.Bytes[^20] ^= 4;
        await host.Storage(StorageNames.Records).WriteStateAsync("head", Grain, record, Cancellation);
        (await RunAsync(host, KeyWork.ReEncrypt)).Refused.ShouldBe(0);
        (await StatusAsync(host)).Former.ShouldBe(0);
        (await ReadAsync(host, Grain)).State!.Text.ShouldBe("of box");
    }

    [Fact]
    public async Task Read_RecordUnderAKeyThatAnotherSiloMade_IsReadAtOnce()
    {
        await using var host = await StartAsync();
        await WriteAllAsync(host);
        var there = Silo(host);
        await ReadAsync(there, Grain);
        await RunAsync(host, KeyWork.Rotate);
        Advance(DataKeys.Lifetime);
        await ReadAsync(there, Grain);
        await RunAsync(host, KeyWork.Rotate);
        Advance(DataKeys.Lifetime - TimeSpan.FromTicks(1));
        await host.Services.GetRequiredKeyedService<DataKeys>(StorageNames.Default).FindAnewAsync(RecordOwner.Of(Grain), [1], Cancellation);
        await WriteAllAsync(host);

        (await ReadAsync(there, Grain)).State!.Text.ShouldBe("of box");
    }

    [Fact]
    public async Task Rotate_BegunAgain_MakesNoSecondKey()
    {
        await using var host = await StartAsync();
        await WriteAllAsync(host);
        var begun = new KeyProgress { Work = KeyWork.Rotate, StartedAt = Time.GetUtcNow() };

        (await Operations(host).RunAsync(begun, _ => { }, Cancellation)).Changed.ShouldBe(3);
        (await Operations(host).RunAsync(begun, _ => { }, Cancellation)).Changed.ShouldBe(0);

        (await StatusAsync(host)).Former.ShouldBe(3);
    }

    [Fact]
    public async Task Rewrap_AnotherKeyFileFirst_OpensWithoutTheFormerOne()
    {
        await using (var host = await StartAsync())
        {
            await WriteAllAsync(host);
            await RunAsync(host, KeyWork.Rotate);
        }

        var next = Folder.File("next.key");
        KeyFile.Create(next);
        await using (var host = await StartAsync(Settings with { KeyFilePath = next, FormerKeyFilePaths = [Settings.KeyFilePath] }))
        {
            (await ReadAsync(host, Grain)).State!.Text.ShouldBe("of box", "both open while the previous one is named");
            (await RunAsync(host, KeyWork.Rewrap)).Changed.ShouldBe(3);
            (await StatusAsync(host)).WrappedBy.Values.ShouldBe([6]);
        }

        await using var alone = await StartAsync(Settings with { KeyFilePath = next });
        (await ReadAsync(alone, Grain)).State!.Text.ShouldBe("of box");
    }

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected StorageSettings Settings => new(StorageProvider.DynamoDB, "", "", Folder.File("usermacro.key"));

    void Advance(TimeSpan time) => (Time as FakeTimeProvider)?.Advance(time);

    private protected abstract Task<StorageHost> StartAsync(StorageSettings? settings = null);

    private protected static IKeyOperations Operations(StorageHost host) => host.Services.GetRequiredService<IKeyOperations>();

    private protected static async Task<Dictionary<GrainId, GrainState<SampleState>>> WriteAllAsync(StorageHost host)
    {
        Dictionary<GrainId, GrainState<SampleState>> states = [];
        foreach (var grain in All)
        {
            var state = await ReadAsync(host, grain);
            // Random, so that it takes several items in DynamoDB.
            state.State!.Text = grain == Large ? Convert.ToBase64String(Noise) : $"of {grain.Key.ToString()!.Split('/')[^1]}";
            await host.Storage(StorageNames.Default).WriteStateAsync("head", grain, state, Cancellation);
            states[grain] = state;
        }

        return states;
    }

    private protected Task<KeyProgress> RunAsync(StorageHost host, KeyWork work, string? tenant = null) =>
        Operations(host).RunAsync(new() { Work = work, Tenant = tenant, StartedAt = Time.GetUtcNow().AddTicks(1) }, _ => { }, Cancellation);

    static readonly byte[] Noise = System.Security.Cryptography.RandomNumberGenerator.GetBytes(600_000);

    static Task<KeyStatus> StatusAsync(StorageHost host) => Operations(host).StatusAsync(Cancellation);

    // The same storage with keys in a memory of its own.
    EncryptingGrainStorage Silo(StorageHost host) => ActivatorUtilities.CreateInstance<EncryptingGrainStorage>(
        host.Services,
        host.Storage(StorageNames.Records),
        new DataKeys(host.Storage(StorageNames.TenantKeys), host.Services.GetRequiredService<IKeyEncryptionKey>(), Time));

    static Task<GrainState<SampleState>> ReadAsync(StorageHost host, GrainId grain) => ReadAsync(host.Storage(StorageNames.Default), grain);

    static async Task<GrainState<SampleState>> ReadAsync(IGrainStorage storage, GrainId grain)
    {
        var state = new GrainState<SampleState>();
        await storage.ReadStateAsync("head", grain, state, Cancellation);
        return state;
    }

    static async Task<GrainState<EncryptedRecord>> RecordAsync(StorageHost host, GrainId grain)
    {
        var record = new GrainState<EncryptedRecord>();
        await host.Storage(StorageNames.Records).ReadStateAsync("head", grain, record, Cancellation);
        return record;
    }

    static Task<Dictionary<GrainId, string>> KeysOfAsync(StorageHost host) => KeysOfAsync(host, All);

    static async Task<Dictionary<GrainId, string>> KeysOfAsync(StorageHost host, IEnumerable<GrainId> grains)
    {
        Dictionary<GrainId, string> keys = [];
        foreach (var grain in grains)
        {
            keys[grain] = Convert.ToHexString((await RecordAsync(host, grain)).State!.Bytes, 2, DataKey.IdBytes);
        }

        return keys;
    }
}
