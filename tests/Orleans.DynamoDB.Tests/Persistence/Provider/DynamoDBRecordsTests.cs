using Orleans.Configuration;
using Orleans.DynamoDB.Persistence.Records;
using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Provider;

public sealed class DynamoDBRecordsTests(DynamoDBLocal local)
{
    readonly string _owner = $"t-{Guid.NewGuid():N}";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListAsync_SmallAndSplitRecordsOverManyPages_ExactlyThoseUnderThePrefix()
    {
        await using var storage = await StartAsync();
        var large = GrainId.Create("macro", $"{_owner}/large");
        await storage.WriteAsync(large, Blob.Create(2_500_000));
        var small = Enumerable.Range(0, 60).Select(number => GrainId.Create("macro", $"{_owner}/{number}")).Append(GrainId.Create("tenant", _owner)).ToList();
        foreach (var grain in small)
        {
            await storage.WriteAsync(grain, Blob.Create(40_000));
        }

        await storage.WriteAsync(GrainId.Create("erasure", $"erasure/{_owner}"), Blob.Create(10));
        await storage.WriteAsync(GrainId.Create("tenant", $"t-other/{_owner}"), Blob.Create(10));

        var found = await RecordsOf(storage).ListAsync(_owner, Cancellation).ToListAsync(Cancellation);

        found.Where(name => name.Part == 0).Select(name => name.Grain).ShouldBe([.. small, large], ignoreOrder: true);
        found.Where(name => name.Part > 0).ShouldAllBe(name => name.Grain == large && name.State == BlobStorage.StateName);
        found.Count(name => name.Part > 0).ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task ListAsync_AnotherServiceInTheTable_IsNotTouched()
    {
        await using var storage = await StartAsync();
        await using var other = await StartAsync("other");
        var grain = GrainId.Create("tenant", _owner);
        await storage.WriteAsync(grain, Blob.Create(10));
        await other.WriteAsync(grain, Blob.Create(10));

        await RecordsOf(storage).DeleteAsync(await RecordsOf(storage).ListAsync(_owner, Cancellation).ToListAsync(Cancellation), Cancellation);

        (await storage.ReadAsync(grain)).RecordExists.ShouldBeFalse();
        (await other.ReadAsync(grain)).RecordExists.ShouldBeTrue();
    }

    [Fact]
    public async Task DeleteAsync_AllThatIsListed_LeavesNoItem()
    {
        await using var storage = await StartAsync();
        var large = GrainId.Create("macro", $"{_owner}/large");
        await storage.WriteAsync(large, Blob.Create(1_500_000));
        for (var number = 0; number < 30; number++)
        {
            await storage.WriteAsync(GrainId.Create("macro", $"{_owner}/{number}"), Blob.Create(10));
        }

        await RecordsOf(storage).DeleteAsync(await RecordsOf(storage).ListAsync(_owner, Cancellation).ToListAsync(Cancellation), Cancellation);

        (await RecordsOf(storage).ListAsync(_owner, Cancellation).CountAsync(Cancellation)).ShouldBe(0);
        (await storage.ItemsAsync(large)).ShouldBeEmpty();
    }

    Task<BlobStorage> StartAsync(string service = "") => BlobStorage.StartAsync(local, (DynamoDBStorageOptions options) => options.ServiceId = service);

    static IDynamoDBRecords RecordsOf(BlobStorage storage) => (IDynamoDBRecords)storage.Storage;
}
