namespace UserMacro.Storage.Conformance;

public abstract partial class GrainStorageConformance
{
    public static TheoryData<string> Keys => new(
        "plain",
        "t-0123456789abcdef0123456789abcdef/box/17",
        "ключ-Ünïcode-鍵-\U0001F511",
        "foo/bar\\#b_a_z?%20 '\"; DROP TABLE record;--",
        new string('k', 900));

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Write_StringKey_ReadsBack(string key)
    {
        var grain = GrainId.Create("conformance", $"{Guid.NewGuid():N}{key}");
        var written = await WriteAsync(grain, 1);

        ShouldHold(await ReadAsync(grain), 1, written.ETag);
        ShouldBeEmpty(await ReadAsync(GrainId.Create("conformance", $"{grain.Key}x")));
    }

    [Fact]
    public async Task Write_IntegerAndGuidKeys_ReadBack()
    {
        var type = GrainType.Create("conformance");
        var number = GrainId.Create(type, GrainIdKeyExtensions.CreateIntegerKey(Random.Shared.NextInt64(), Guid.NewGuid().ToString("N")));
        var guid = GrainId.Create(type, GrainIdKeyExtensions.CreateGuidKey(Guid.NewGuid()));
        var first = await WriteAsync(number, 1);
        var second = await WriteAsync(guid, 2);

        ShouldHold(await ReadAsync(number), 1, first.ETag);
        ShouldHold(await ReadAsync(guid), 2, second.ETag);
    }

    [Fact]
    public async Task StateNames_OfOneGrain_AreRecordsOfTheirOwn()
    {
        var grain = NewGrain();
        var head = await WriteAsync(grain, 1, stateName: "head");
        var draft = await WriteAsync(grain, 2, stateName: "draft");

        await Storage.ClearStateAsync("head", grain, head, Cancellation);

        ShouldBeEmpty(await ReadAsync(grain, "head"));
        ShouldHold(await ReadAsync(grain, "draft"), 2, draft.ETag);
    }

    [Fact]
    public async Task GrainTypes_WithOneKey_AreRecordsOfTheirOwn()
    {
        var key = Guid.NewGuid().ToString("N");
        var first = await WriteAsync(GrainId.Create("macro", key), 1);

        ShouldBeEmpty(await ReadAsync(GrainId.Create("revision", key)));
        ShouldHold(await ReadAsync(GrainId.Create("macro", key)), 1, first.ETag);
    }
}
