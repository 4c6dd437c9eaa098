using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB;
using Orleans.DynamoDB.Persistence.Records;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Records;

public sealed class RecordItemsTests
{
    static readonly RecordKey Key = RecordKey.Create("service", "state", GrainId.Create("blob", "один"));

    // What the largest state needs at the longest keys must still fit a transaction, by DynamoDB's count of bytes.
    const int TransactionLimit = 4 * 1024 * 1024;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2048)]
    [InlineData(399 * 1024)]
    public void Of_SmallValue_OneItemInTheLayoutOfTheOfficialPackage(int length)
    {
        var items = RecordItems.Create(Key, 5, Blob.Create(length).Bytes, expiry: null);

        items.Parts.ShouldBeEmpty();
        items.Head.Keys.Order().ShouldBe(["ETag", "GrainReference", "GrainState", "GrainType", "WriteId"]);
        items.Head["ETag"].N.ShouldBe("5");
        items.Head["GrainState"].B.ToArray().ShouldBe(Blob.Create(length).Bytes);
    }

    [Fact]
    public void Of_Null_EmptyRecord()
    {
        var items = RecordItems.Create(Key, 5, value: null, expiry: null);

        items.Parts.ShouldBeEmpty();
        items.Head["GrainState"].NULL.ShouldBe(true);
    }

    [Fact]
    public void Of_WithExpiry_InEveryItem()
    {
        var items = RecordItems.Create(Key, 5, new byte[500_000], DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));

        items.Parts.Prepend(items.Head).Select(item => item["GrainTtl"].N).ShouldBe(["1700000000", "1700000000", "1700000000"]);
    }

    [Fact]
    public void Of_ValueThatJustFits_OneItem()
    {
        var room = ItemSize.Limit - ItemSize.Measure(RecordItems.Create(Key, 5, [], expiry: null).Head);

        RecordItems.Create(Key, 5, new byte[room], expiry: null).Parts.ShouldBeEmpty();
        RecordItems.Create(Key, 5, new byte[room + 1], expiry: null).Parts.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(400 * 1024)]
    [InlineData(811_000)]
    [InlineData(812_000)]
    [InlineData(2_000_000)]
    [InlineData(RecordItems.MostBytes)]
    public void Of_LargeValue_PartsWithinTheLimitsThatMakeItUp(int length)
    {
        var value = Blob.Create(length).Bytes;
        var items =
            RecordItems.Create(
                RecordKey.Create("", new string('s', 1016), GrainId.Create("blob", new string('k', 2042))), int.MaxValue, value, DateTimeOffset.UnixEpoch);

        var all = items.Parts.Prepend(items.Head).ToList();
        all.SelectMany(item => item["GrainState"].B.ToArray()).ToArray().AsSpan().SequenceEqual(value).ShouldBeTrue();
        all.Max(ItemSize.Measure).ShouldBeLessThanOrEqualTo(ItemSize.Limit);
        all.Sum(ItemSize.Measure).ShouldBeLessThan(TransactionLimit);
        all.Select(item => item["WriteId"].S).Distinct().Count().ShouldBe(1);
        items.Head["Parts"].N.ShouldBe($"{items.Parts.Count}");
        items.Parts.Count.ShouldBeInRange(1, RecordETag.MostParts);
        items.Parts.ShouldAllBe(part => !part.ContainsKey("ETag"));
    }

    [Fact]
    public void Of_OneByteOverTheLimit_RefusedWithGrainAndSize()
    {
        var failure = Should.Throw<DynamoDBProviderException>(() => RecordItems.Create(Key, 5, new byte[RecordItems.MostBytes + 1], expiry: null));

        failure.Message.ShouldContain("blob/один");
        failure.Message.ShouldContain("3670017");
        failure.Message.ShouldContain("3670016");
    }

    [Fact]
    public void ItemSize_OfEveryKindOfAttribute_CountsNamesAndBytes()
    {
        ItemSize.Measure(new() { ["aя"] = new("яя") }).ShouldBe(3 + 4);
        ItemSize.Measure(new() { ["b"] = new() { B = new MemoryStream(new byte[10]) } }).ShouldBe(1 + 10);
        ItemSize.Measure(new() { ["n"] = new() { N = "2147483647" } }).ShouldBe(1 + 7);
        ItemSize.Measure(new() { ["null"] = new AttributeValue { NULL = true } }).ShouldBe(4 + 1);
    }
}
