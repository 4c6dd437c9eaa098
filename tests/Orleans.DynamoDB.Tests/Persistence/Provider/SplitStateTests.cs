using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB;
using Orleans.DynamoDB.Persistence.Records;
using Orleans.Storage;
using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Provider;

/// <summary>States that do not fit one item.</summary>
public sealed class SplitStateTests(DynamoDBLocal local) : IAsyncLifetime
{
    const int Kilobyte = 1024;
    const int Largest = RecordItems.MostBytes;

    readonly GrainId _grain = BlobStorage.NewGrain();
    BlobStorage _blobs = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _blobs = await BlobStorage.StartAsync(local, options => options.DeleteStateOnClear = true);

    public ValueTask DisposeAsync() => _blobs.DisposeAsync();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2 * Kilobyte, 1)]
    [InlineData(399 * Kilobyte, 1)]
    [InlineData(400 * Kilobyte, 2)]
    [InlineData(401 * Kilobyte, 3)]
    [InlineData(1024 * Kilobyte, 4)]
    [InlineData(Largest - 1, 10)]
    [InlineData(Largest, 10)]
    public async Task Write_OfAnySize_ReadsBackEqual(int length, int items)
    {
        var written = await _blobs.WriteAsync(_grain, Blob.Create(length));
        var again = await _blobs.WriteAsync(_grain, Blob.Create(length, seed: 2), written.ETag);

        var read = await _blobs.ReadAsync(_grain);

        (read.RecordExists, read.ETag).ShouldBe((true, again.ETag));
        ShouldHold(read, Blob.Create(length, seed: 2));
        (await _blobs.ItemsAsync(_grain)).Count.ShouldBe(items);
    }

    [Fact]
    public async Task Write_AtTheEdgeOfOneItem_DynamoDBTakesBoth()
    {
        var room =
            ItemSize.Limit - ItemSize.Measure(RecordItems.Create(RecordKey.Create("", BlobStorage.StateName, _grain), int.MaxValue, [], expiry: null).Head);
        // An etag that is shorter than the longest leaves a little more room.
        await _blobs.WriteAsync(_grain, Blob.Create(room));
        (await _blobs.ItemsAsync(_grain)).Count.ShouldBe(1);

        var other = BlobStorage.NewGrain();
        await _blobs.WriteAsync(other, Blob.Create(room + 20));

        (await _blobs.ItemsAsync(other)).Count.ShouldBe(2);
        ShouldHold(await _blobs.ReadAsync(_grain), Blob.Create(room));
        ShouldHold(await _blobs.ReadAsync(other), Blob.Create(room + 20));
    }

    [Fact]
    public async Task Write_OneByteOverTheLimit_RefusedAndNothingIsWritten()
    {
        var written = await _blobs.WriteAsync(_grain, Blob.Create(10));
        var state = new GrainState<Blob>(Blob.Create(Largest + 1)) { ETag = written.ETag, RecordExists = true };

        var failure = await Should.ThrowAsync<DynamoDBProviderException>(_blobs.Storage.WriteStateAsync(BlobStorage.StateName, _grain, state, Cancellation));

        failure.Message.ShouldContain(_grain.ToString());
        failure.Message.ShouldContain($"{Largest + 1}");
        (state.ETag, state.RecordExists, state.State!.Bytes.Length).ShouldBe((written.ETag, true, Largest + 1));
        ShouldHold(await _blobs.ReadAsync(_grain), Blob.Create(10));
    }

    [Fact]
    public async Task Write_GrowingAndShrinking_LeavesNoPartBehind()
    {
        string? etag = null;
        foreach (var (length, items) in new[] { (10, 1), (500_000, 3), (3_000_000, 9), (900_000, 4), (450_000, 3), (20, 1), (Largest, 10), (0, 1) })
        {
            etag = (await _blobs.WriteAsync(_grain, Blob.Create(length, length), etag)).ETag;

            ShouldHold(await _blobs.ReadAsync(_grain), Blob.Create(length, length));
            (await _blobs.ItemsAsync(_grain)).Count.ShouldBe(items, $"{length} bytes");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Clear_SplitState_TakesItsPartsAway(bool deletes)
    {
        await using var blobs = await BlobStorage.StartAsync(local, options => options.DeleteStateOnClear = deletes);
        var state = await blobs.WriteAsync(_grain, Blob.Create(1_000_000));

        await blobs.Storage.ClearStateAsync(BlobStorage.StateName, _grain, state, Cancellation);

        (await blobs.ItemsAsync(_grain)).Keys.ShouldBe(deletes ? [] : [BlobStorage.StateName]);
        var read = await blobs.ReadAsync(_grain);
        (read.RecordExists, read.ETag, read.State!.Bytes.Length).ShouldBe((false, state.ETag, 0));
        await blobs.WriteAsync(_grain, Blob.Create(1_000_000, seed: 2), state.ETag);
        ShouldHold(await blobs.ReadAsync(_grain), Blob.Create(1_000_000, seed: 2));
    }

    [Theory]
    [InlineData(600_000, 600_000)]
    [InlineData(600_000, 10)]
    [InlineData(10, 600_000)]
    public async Task Write_StaleEtag_RefusedWithTheStoredOneAndNoPartTouched(int before, int after)
    {
        var first = (await _blobs.WriteAsync(_grain, Blob.Create(before))).ETag;
        var second = await _blobs.WriteAsync(_grain, Blob.Create(700_000, seed: 2), first);
        var late = new GrainState<Blob>(Blob.Create(after, seed: 3)) { ETag = first, RecordExists = true };

        var conflict = await Should.ThrowAsync<InconsistentStateException>(_blobs.Storage.WriteStateAsync(BlobStorage.StateName, _grain, late, Cancellation));
        await Should.ThrowAsync<InconsistentStateException>(_blobs.Storage.ClearStateAsync(BlobStorage.StateName, _grain, late, Cancellation));

        (conflict.StoredEtag, conflict.CurrentEtag, late.ETag).ShouldBe((second.ETag, first, first));
        ShouldHold(await _blobs.ReadAsync(_grain), Blob.Create(700_000, seed: 2));
    }

    [Fact]
    public async Task Write_EtagWithAnotherCountOfParts_Refused()
    {
        var etag = (await _blobs.WriteAsync(_grain, Blob.Create(600_000))).ETag!;
        var number = etag[..etag.IndexOf('/', StringComparison.Ordinal)];

        foreach (var forged in new[] { number, $"{number}/1", $"{number}/3" })
        {
            await Should.ThrowAsync<InconsistentStateException>(_blobs.WriteAsync(_grain, Blob.Create(10), forged));
        }

        ShouldHold(await _blobs.ReadAsync(_grain), Blob.Create(600_000));
    }

    [Fact]
    public async Task Read_WhileItIsRewritten_NeverAMixture()
    {
        var sizes = new[] { 10, 450_000, 1_300_000, 820_000, 100_000 };
        var etag = (await _blobs.WriteAsync(_grain, Blob.Create(10, seed: 0))).ETag;
        var done = false;

        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var reads = 0;
            while (!Volatile.Read(ref done))
            {
                var bytes = (await _blobs.ReadAsync(_grain)).State!.Bytes;
                // Each version has a seed that its length tells.
                bytes.AsSpan().SequenceEqual(Blob.Create(bytes.Length, Array.IndexOf(sizes, bytes.Length)).Bytes).ShouldBeTrue();
                reads++;
            }

            return reads;
        })).ToList();
        for (var i = 1; i < 40; i++)
        {
            etag = (await _blobs.WriteAsync(_grain, Blob.Create(sizes[i % sizes.Length], i % sizes.Length), etag)).ETag;
        }

        Volatile.Write(ref done, true);
        (await Task.WhenAll(readers)).Sum().ShouldBeGreaterThan(40);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Read_PartThatIsLost_RefusedWithItsNumber(int part)
    {
        await _blobs.WriteAsync(_grain, Blob.Create(600_000));
        await local.Client.DeleteItemAsync(BlobStorage.Table, Key(part), Cancellation);
        var state = new GrainState<Blob>(Blob.Create(3)) { ETag = "7", RecordExists = true };

        var failure = await Should.ThrowAsync<DynamoDBProviderException>(_blobs.Storage.ReadStateAsync(BlobStorage.StateName, _grain, state, Cancellation));

        failure.Message.ShouldContain($"part {part} of 2");
        failure.Message.ShouldContain(_grain.ToString());
        (state.ETag, state.RecordExists, state.State!.Bytes.Length).ShouldBe(("7", true, 3));
    }

    [Fact]
    public async Task Read_PartOfAnotherWrite_Refused()
    {
        var first = await _blobs.WriteAsync(_grain, Blob.Create(600_000));
        var old = (await _blobs.ItemsAsync(_grain))[$"{BlobStorage.StateName}#part-1"];
        await _blobs.WriteAsync(_grain, Blob.Create(600_000, seed: 2), first.ETag);
        await local.Client.PutItemAsync(BlobStorage.Table, old, Cancellation);

        (await Should.ThrowAsync<DynamoDBProviderException>(_blobs.ReadAsync(_grain))).Message.ShouldContain("part 1 of 2");
    }

    [Fact]
    public async Task Write_OverASplitStateThatTheOfficialPackageReplaced_TakesThePartsAway()
    {
        await _blobs.WriteAsync(_grain, Blob.Create(600_000));
        await local.Client.UpdateItemAsync(
            new UpdateItemRequest
            {
                TableName = BlobStorage.Table,
                Key = Key(0),
                UpdateExpression = "SET GrainState = :state, ETag = ETag + :one",
                ExpressionAttributeValues = new() { [":state"] = new() { B = new MemoryStream([1, 2, 3]) }, [":one"] = new() { N = "1" } },
            },
            Cancellation);

        var read = await _blobs.ReadAsync(_grain);
        read.State!.Bytes.ShouldBe([1, 2, 3]);
        await _blobs.WriteAsync(_grain, Blob.Create(5), read.ETag);

        ShouldHold(await _blobs.ReadAsync(_grain), Blob.Create(5));
        (await _blobs.ItemsAsync(_grain)).Count.ShouldBe(1);
    }

    static void ShouldHold(GrainState<Blob> state, Blob expected) => state.State!.Bytes.AsSpan().SequenceEqual(expected.Bytes).ShouldBeTrue();

    Dictionary<string, AttributeValue> Key(int part) => RecordKey.Create("", BlobStorage.StateName, _grain).Item(part);
}
