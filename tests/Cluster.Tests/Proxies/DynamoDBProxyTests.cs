using Amazon.DynamoDBv2.Model;
using UserMacro.DynamoDB.Local;

namespace UserMacro.Cluster.Tests.Proxies;

public sealed class DynamoDBProxyTests(DynamoDBLocal database)
{
    readonly string _table = $"t{Guid.NewGuid():n}";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forward_AnyCall_IsNotedWithItsTablesAndAnswered()
    {
        await using var proxy = await DynamoDBProxy.StartAsync(database.Url, Cancellation);
        using var client = database.Connect(proxy.Url, TimeSpan.FromSeconds(10));
        await CreateTableAsync();

        await client.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = [Put("a", "head"), Put("b", null)] }, Cancellation);
        (await client.GetItemAsync(_table, new() { ["Id"] = new("a") }, Cancellation)).Item.ShouldContainKey("Id");

        proxy.Calls.Select(call => call.Operation).ShouldBe(["TransactWriteItems", "GetItem"]);
        proxy.Calls.SelectMany(call => call.Items).ShouldBe([new(_table, "head"), new(_table, ""), new(_table, "")]);
    }

    [Fact]
    public async Task Forward_Refused_ThrowsWhatAThrottledTableThrows()
    {
        await using var proxy = await DynamoDBProxy.StartAsync(database.Url, Cancellation);
        using var client = database.Connect(proxy.Url, TimeSpan.FromSeconds(10));
        proxy.Refused = 1;

        await Should.ThrowAsync<ProvisionedThroughputExceededException>(() => client.GetItemAsync(_table, new() { ["Id"] = new("a") }, Cancellation));
    }

    Task<CreateTableResponse> CreateTableAsync() => database.Client.CreateTableAsync(
        new CreateTableRequest(
            _table, [new("Id", Amazon.DynamoDBv2.KeyType.HASH)], [new("Id", Amazon.DynamoDBv2.ScalarAttributeType.S)], new(1, 1)), Cancellation);

    TransactWriteItem Put(string id, string? state)
    {
        var item = new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { ["Id"] = new(id) };
        if (state is not null)
        {
            item["GrainType"] = new(state);
        }

        return new() { Put = new() { TableName = _table, Item = item } };
    }
}
