using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.DynamoDB;
using Orleans.DynamoDB.Persistence.Records;
using Orleans.Storage;
using UserMacro.DynamoDB.Local;
using UserMacro.Storage.Conformance;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Provider;

/// <summary>What the rules of grain storage leave open: the layout in the table, and what others wrote there.</summary>
public sealed class DynamoDBGrainStorageTests(DynamoDBLocal local)
{
    readonly GrainId _grain = BlobStorage.NewGrain();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_RecordOfTheOfficialPackage_ReadAndGoesOnFromItsEtag()
    {
        await using var blobs = await BlobStorage.StartAsync(local);
        await PutAsync(etag: "0", new() { B = new MemoryStream([1, 2]) });

        var read = await blobs.ReadAsync(_grain);
        (read.RecordExists, read.ETag).ShouldBe((true, "0"));
        read.State!.Bytes.ShouldBe([1, 2]);
        await blobs.WriteAsync(_grain, Blob.Create(3), read.ETag);

        (await blobs.ItemsAsync(_grain)).ShouldHaveSingleItem().Value["ETag"].N.ShouldBe("1");
    }

    [Fact]
    public async Task Read_ClearedRecordOfTheOfficialPackage_EmptyWithItsEtag()
    {
        await using var blobs = await BlobStorage.StartAsync(local);
        await PutAsync(etag: "4", new() { NULL = true });

        var read = await blobs.ReadAsync(_grain);

        (read.RecordExists, read.ETag, read.State!.Bytes.Length).ShouldBe((false, "4", 0));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("2147483648")]
    public async Task Read_ItemOfSomethingElse_Refused(string? etag)
    {
        await using var blobs = await BlobStorage.StartAsync(local);
        await PutAsync(etag, new() { B = new MemoryStream([1, 2]) });

        await Should.ThrowAsync<DynamoDBProviderException>(blobs.ReadAsync(_grain));
    }

    [Fact]
    public async Task Read_RecordThatCannotBeDeserialized_RefusedWithoutItsContent()
    {
        await using var host = await StorageHosts.StartAsync(local);
        var storage = host.Storage(StorageHosts.Name);
        await storage.WriteStateAsync("state", _grain, new GrainState<string>("a secret"), Cancellation);
        var state = new GrainState<SampleState>(new() { Number = 7 }) { ETag = "5" };

        var failure = await Should.ThrowAsync<DynamoDBProviderException>(storage.ReadStateAsync("state", _grain, state, Cancellation));

        failure.ToString().ShouldNotContain("a secret");
        failure.Message.ShouldContain(_grain.ToString());
        (state.State!.Number, state.ETag, state.RecordExists).ShouldBe((7, "5", false));
    }

    [Fact]
    public async Task Write_Twice_EtagInTheTableGoesUpByOne()
    {
        await using var blobs = await BlobStorage.StartAsync(local);
        var first = await blobs.WriteAsync(_grain, Blob.Create(1));

        var second = await blobs.WriteAsync(_grain, Blob.Create(1), first.ETag);

        RecordETag.Parse(second.ETag!)!.Value.Number.ShouldBe(RecordETag.Parse(first.ETag!)!.Value.NextNumber());
        (await blobs.ItemsAsync(_grain)).ShouldHaveSingleItem().Value["ETag"].N.ShouldBe(second.ETag);
    }

    [Fact]
    public async Task Write_ThroughTwoSilos_SecondIsToldOfTheFirst()
    {
        await using var one = await BlobStorage.StartAsync(local);
        await using var two = await BlobStorage.StartAsync(local);
        var first = await one.WriteAsync(_grain, Blob.Create(1));

        var conflict = await Should.ThrowAsync<InconsistentStateException>(two.WriteAsync(_grain, Blob.Create(2)));

        (conflict.StoredEtag, conflict.CurrentEtag).ShouldBe((first.ETag, "none"));
        (await two.ReadAsync(_grain)).ETag.ShouldBe(first.ETag);
    }

    [Fact]
    public async Task Write_NamesThatCannotBeKeys_RefusedWithoutARequest()
    {
        await using var blobs = await BlobStorage.StartAsync(local);
        var state = new GrainState<Blob>(Blob.Create(1));

        foreach (var (name,
            grain) in new[] { ("", _grain), (new string('s', 1017), _grain), ("state", GrainId.Create("blob", new string('k', 2043))), ("state", default) })
        {
            await Should.ThrowAsync<DynamoDBProviderException>(blobs.Storage.WriteStateAsync(name, grain, state, Cancellation));
            await Should.ThrowAsync<DynamoDBProviderException>(blobs.Storage.ReadStateAsync(name, grain, state, Cancellation));
            await Should.ThrowAsync<DynamoDBProviderException>(blobs.Storage.ClearStateAsync(name, grain, state, Cancellation));
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(600_000)]
    public async Task Read_AfterTheTimeToLive_EmptyAndCanBeWrittenAgain(int length)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await StorageHost.StartAsync(
            services =>
            {
                services.AddSingleton<TimeProvider>(time);
                services.AddDynamoDBGrainStorage(StorageHosts.Name, options => options.Configure(settings =>
                {
                    settings.Service = local.Url.ToString();
                    settings.CreateIfNotExists = true;
                    settings.GrainStorageSerializer = new BlobSerializer();
                    settings.TimeToLive = TimeSpan.FromHours(1);
                }));
            },
            Cancellation);
        var storage = host.Storage(StorageHosts.Name);
        var state = new GrainState<Blob>(Blob.Create(length));
        await storage.WriteStateAsync("state", _grain, state, Cancellation);

        time.Advance(TimeSpan.FromMinutes(59));
        await storage.ReadStateAsync("state", _grain, state, Cancellation);
        state.State!.Bytes.Length.ShouldBe(length);
        time.Advance(TimeSpan.FromMinutes(1));
        await storage.ReadStateAsync("state", _grain, state, Cancellation);

        (state.RecordExists, state.State!.Bytes.Length).ShouldBe((false, 0));
        state.State = Blob.Create(7);
        await storage.WriteStateAsync("state", _grain, state, Cancellation);
        await storage.ReadStateAsync("state", _grain, state, Cancellation);
        state.State!.Bytes.Length.ShouldBe(7);
    }

    async Task PutAsync(string? etag, AttributeValue state)
    {
        var item = RecordKey.Create("", BlobStorage.StateName, _grain).Item();
        item["GrainState"] = state;
        if (etag is not null)
        {
            item["ETag"] = new() { N = etag };
        }

        await local.Client.PutItemAsync(BlobStorage.Table, item, Cancellation);
    }
}
