using System.Text.Json;
using UserMacro.DynamoDB.Local;
using UserMacro.Grains.Interfaces.Records;
using UserMacro.Silo.DynamoDB;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage.Encryption;

/// <summary>There is no way to read a record that was not sealed at its place by the product as it is.</summary>
public abstract class RefusedRecordTestsBase
{
    static readonly GrainId Grain = GrainId.Create("macro", "t-0123456789abcdef0123456789abcdef/box");
    static readonly GrainId Neighbour = GrainId.Create("macro", "t-0123456789abcdef0123456789abcdef/other");
    static readonly GrainId Stranger = GrainId.Create("macro", "t-ffffffffffffffffffffffffffffffff/box");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("plain")]
    [InlineData("older format")]
    [InlineData("newer format")]
    [InlineData("said to be uncompressed")]
    [InlineData("moved")]
    [InlineData("foreign")]
    [InlineData("cut")]
    [InlineData("empty")]
    public async Task Read_RecordThatIsNotWhatWasSealedThere_IsRefusedByNameAndOthersAreRead(string what)
    {
        await using var host = await StartAsync();
        foreach (var grain in new[] { Grain, Neighbour, Stranger })
        {
            await WriteAsync(host, grain);
        }

        var record = await RecordAsync(host, Grain);
        var bytes = record.State!.Bytes;
        record.State.Bytes = what switch
        {
            "plain" => JsonSerializer.SerializeToUtf8Bytes(new SampleState { Text = "never sealed" }),
            "older format" => [0, .. bytes[1..]],
            "newer format" => [2, .. bytes[1..]],
            "said to be uncompressed" => [bytes[0], 0, .. bytes[2..]],
            "moved" => (await RecordAsync(host, Neighbour)).State!.Bytes,
            "foreign" => (await RecordAsync(host, Stranger)).State!.Bytes,
            "cut" => bytes[..^1],
            _ => [],
        };
        await host.Storage(StorageNames.Records).WriteStateAsync("head", Grain, record, Cancellation);

        var state = new GrainState<SampleState>();
        var refusal = await Should.ThrowAsync<RecordRefusedException>(
            host.Storage(StorageNames.Default).ReadStateAsync("head", Grain, state, Cancellation));

        refusal.Message.ShouldContain($"State 'head' of grain '{Grain}'");
        state.State.ShouldBeNull();
        foreach (var other in new[] { Neighbour, Stranger })
        {
            await host.Storage(StorageNames.Default).ReadStateAsync("head", other, state, Cancellation);
            state.State!.Text.ShouldStartWith("sealed");
        }
    }

    private protected abstract Task<StorageHost> StartAsync();

    // Long enough to be compressed.
    static Task WriteAsync(StorageHost host, GrainId grain) => host.Storage(StorageNames.Default)
        .WriteStateAsync("head", grain, new GrainState<SampleState>(new() { Text = $"sealed {new string('x', 1000)}" }), Cancellation);

    static async Task<GrainState<EncryptedRecord>> RecordAsync(StorageHost host, GrainId grain)
    {
        var record = new GrainState<EncryptedRecord>();
        await host.Storage(StorageNames.Records).ReadStateAsync("head", grain, record, Cancellation);
        return record;
    }
}

public sealed class SqliteRefusedRecordTests : RefusedRecordTestsBase, IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private protected override Task<StorageHost> StartAsync() => EncryptedSqlite.StartAsync(EncryptedSqlite.SettingsIn(_folder));
}

public sealed class DynamoDBRefusedRecordTests(DynamoDBLocal dynamoDB) : RefusedRecordTestsBase, IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly DynamoDBSettings _tables = EncryptedDynamoDB.TablesIn(dynamoDB);

    public void Dispose() => _folder.Dispose();

    private protected override Task<StorageHost> StartAsync() =>
        EncryptedDynamoDB.StartAsync(_tables, new(StorageProvider.DynamoDB, "", "", _folder.File("usermacro.key")));
}
