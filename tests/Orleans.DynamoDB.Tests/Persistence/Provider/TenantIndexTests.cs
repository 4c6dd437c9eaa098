using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB.Persistence.Records;
using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Provider;

/// <summary>The records of a tenant by the index, in a table that an earlier build made and filled.</summary>
public sealed class TenantIndexTests(DynamoDBLocal local)
{
    const int Records = 60;

    readonly string _table = $"indexed-{Guid.NewGuid():N}";
    readonly string _tenant = $"t-{Guid.NewGuid():N}";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    GrainId Large => GrainId.Create("macro", $"{_tenant}/large");

    [Fact]
    public async Task FindAsync_RecordsOfAnEarlierBuild_AreSearchedUntilAllAreInTheIndex()
    {
        await FillByAnEarlierBuildAsync();
        await using var storage = await StartAsync();
        var sut = RecordsOf(storage);
        await storage.WriteAsync(GrainId.Create("macro", $"{_tenant}/new"), Blob.Create(10));

        var before = await sut.FindAsync(_tenant, Cancellation).ToListAsync(Cancellation);
        var pages = await IndexAsync(sut);

        pages.Count.ShouldBeGreaterThan(3);
        pages.Sum(page => page.Marked).ShouldBe(Records + 1);
        before.Count.ShouldBeGreaterThan(Records + 5, "the large one has parts");
        (await sut.FindAsync(_tenant, Cancellation).ToListAsync(Cancellation)).ShouldBe(before, ignoreOrder: true);
        // By the index, and not by another search: it does not know an item that does not say whose it is.
        await WriteByAnEarlierBuildAsync(GrainId.Create("macro", $"{_tenant}/unmarked"));
        (await sut.FindAsync(_tenant, Cancellation).CountAsync(Cancellation)).ShouldBe(before.Count);
        (await sut.ListAsync(_tenant, Cancellation).CountAsync(Cancellation)).ShouldBe(before.Count + 1);
    }

    [Fact]
    public async Task IndexAsync_OnAnotherSilo_ContinuesWhereItEnded()
    {
        await FillByAnEarlierBuildAsync();
        IndexProgress first;
        await using (var storage = await StartAsync())
        {
            first = await RecordsOf(storage).IndexAsync(again: false, Cancellation);
        }

        await using var other = await StartAsync();
        var rest = await IndexAsync(RecordsOf(other));

        first.IsDone.ShouldBeFalse();
        var all = await RecordsOf(other).ListAsync(_tenant, Cancellation).CountAsync(Cancellation);
        (first.Marked + rest.Sum(page => page.Marked)).ShouldBe(Records + 1);
        // The note of where it ended is an item as well.
        (first.Looked + rest.Sum(page => page.Looked)).ShouldBeInRange(all, all + 1);
    }

    [Fact]
    public async Task IndexAsync_Again_FindsWhatAnEarlierBuildWroteSince()
    {
        await using var storage = await StartAsync();
        var sut = RecordsOf(storage);
        await IndexAsync(sut);
        var late = GrainId.Create("macro", $"{_tenant}/late");
        await WriteByAnEarlierBuildAsync(late);
        (await sut.FindAsync(_tenant, Cancellation).CountAsync(Cancellation)).ShouldBe(0);

        (await sut.IndexAsync(again: true, Cancellation)).Marked.ShouldBe(1);

        (await IndexAsync(sut)).Sum(page => page.Marked).ShouldBe(0);
        (await sut.FindAsync(_tenant, Cancellation).ToListAsync(Cancellation)).ShouldHaveSingleItem().Grain.ShouldBe(late);
    }

    [Fact]
    public async Task WriteAsync_RecordOfTheSystem_IsNobodys()
    {
        await using var storage = await StartAsync();
        await storage.WriteAsync(GrainId.Create("outbox", "3"), Blob.Create(10));
        await storage.WriteAsync(GrainId.Create("tenant", _tenant), Blob.Create(10));

        var items = (await local.Client.ScanAsync(new() { TableName = _table }, Cancellation)).Items;

        items.ToDictionary(item => item["GrainReference"].S, item => item.GetValueOrDefault("Tenant")?.S, StringComparer.Ordinal)
            .ShouldBe(new Dictionary<string, string?>(StringComparer.Ordinal) { ["_outbox/3"] = null, [$"_tenant/{_tenant}"] = _tenant }, ignoreOrder: true);
    }

    [Fact]
    public async Task IndexAsync_ItemWithoutRoomForItsTenant_IsSearchedUntilItIsWritten()
    {
        var key = RecordKey.Create("", BlobStorage.StateName, Large);
        await WriteByAnEarlierBuildAsync(Large, ItemSize.Limit - ItemSize.Measure(RecordItems.Create(key, int.MaxValue, [], expiry: null).Head));
        await using var storage = await StartAsync();
        var sut = RecordsOf(storage);

        (await IndexAsync(sut))[^1].Left.ShouldBe(1);

        (await sut.FindAsync(_tenant, Cancellation).ToListAsync(Cancellation)).ShouldHaveSingleItem();
        // Encrypted again it keeps its etag and so its items.
        var state = await storage.ReadAsync(Large);
        (await sut.ReplaceAsync(Large, BlobStorage.StateName, state, Cancellation)).ShouldBeTrue();
        (await storage.ReadAsync(Large)).ETag.ShouldBe(state.ETag);
        await storage.WriteAsync(Large, state.State!, state.ETag);
        (await IndexAsync(sut))[^1].Left.ShouldBe(0);
        (await sut.FindAsync(_tenant, Cancellation).ToListAsync(Cancellation)).Select(name => name.Part).ShouldBe([0, 1]);
    }

    static async Task<List<IndexProgress>> IndexAsync(IDynamoDBRecords records)
    {
        var pages = new List<IndexProgress>();
        do
        {
            pages.Add(await records.IndexAsync(again: false, Cancellation));
        }
        while (pages[^1] is not { IsDone: true, HasIndex: true });
        return pages;
    }

    static IDynamoDBRecords RecordsOf(BlobStorage storage) => (IDynamoDBRecords)storage.Storage;

    async Task<BlobStorage> StartAsync()
    {
        var storage = await BlobStorage.StartAsync(local, options =>
        {
            options.TableName = _table;
            options.UpdateIfExists = true;
            options.TenantOf = TenantOf;
        });
        TableDescription table;
        do
        {
            // DynamoDB Local refuses writes while it builds an index; DynamoDB does not.
            table = (await local.Client.DescribeTableAsync(_table, Cancellation)).Table;
        }
        while (table.GlobalSecondaryIndexes[0].IndexStatus != IndexStatus.ACTIVE);
        return storage;
    }

    static string? TenantOf(GrainId grain) => grain.Key.ToString()!.Split('/')[0] is ['t', '-', ..] tenant ? tenant : null;

    async Task FillByAnEarlierBuildAsync()
    {
        await using var storage = await BlobStorage.StartAsync(local, options => options.TableName = _table);
        await storage.WriteAsync(Large, Blob.Create(2_500_000));
        for (var number = 0; number < Records; number++)
        {
            await storage.WriteAsync(GrainId.Create("macro", $"{_tenant}/{number}"), Blob.Create(40_000));
        }
    }

    async Task WriteByAnEarlierBuildAsync(GrainId grain, int length = 10)
    {
        await using var storage = await BlobStorage.StartAsync(local, options => options.TableName = _table);
        await storage.WriteAsync(grain, Blob.Create(length));
    }
}
