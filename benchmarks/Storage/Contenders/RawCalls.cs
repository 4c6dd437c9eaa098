using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace UserMacro.Storage.Contenders;

/// <summary>The floor: the same requests with the same items and conditions, written by hand for this one state.</summary>
sealed class RawCalls(IAmazonDynamoDB client, string table, byte[] bytes) : IContender
{
    // What fits one item beside its keys and marks; a state beyond it has 1 KB in its head.
    const int Room = 409_000;
    const int HeadBytes = 1024;

    readonly int _parts = bytes.Length <= Room ? 0 : (bytes.Length - HeadBytes + Room - 1) / Room;
    int _etag;

    public Task WriteAsync()
    {
        var writeId = Guid.NewGuid().ToString();
        var head = ItemOf(0, writeId, 0, _parts == 0 ? bytes.Length : HeadBytes);
        head["ETag"] = NumberOf(_etag + 1);
        var (condition, values) = _etag == 0
            ? ("attribute_not_exists(GrainReference)", null)
            : ("ETag = :etag", new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { [":etag"] = NumberOf(_etag) });
        _etag++;
        if (_parts == 0)
        {
            return client.PutItemAsync(
                new PutItemRequest { TableName = table, Item = head, ConditionExpression = condition, ExpressionAttributeValues = values });
        }

        head["Parts"] = NumberOf(_parts);
        List<TransactWriteItem> writes =
            [new() { Put = new() { TableName = table, Item = head, ConditionExpression = condition, ExpressionAttributeValues = values } }];
        for (var part = 1; part <= _parts; part++)
        {
            var start = HeadBytes + ((part - 1) * Room);
            writes.Add(new() { Put = new() { TableName = table, Item = ItemOf(part, writeId, start, Math.Min(Room, bytes.Length - start)) } });
        }

        return client.TransactWriteItemsAsync(new() { TransactItems = writes, ClientRequestToken = writeId });
    }

    public async Task<int> ReadAsync()
    {
        var head = (await client.GetItemAsync(new GetItemRequest { TableName = table, Key = KeyOf(0), ConsistentRead = true })).Item;
        if (!head.TryGetValue("Parts", out var parts))
        {
            return head["GrainState"].B.ToArray().Length;
        }

        var keys = Enumerable.Range(0, int.Parse(parts.N, CultureInfo.InvariantCulture) + 1);
        var whole = await client.TransactGetItemsAsync(new()
        {
            TransactItems = [.. keys.Select(part => new TransactGetItem { Get = new() { TableName = table, Key = KeyOf(part) } })],
        });
        using var joined = new MemoryStream(bytes.Length);
        foreach (var item in whole.Responses)
        {
            item.Item["GrainState"].B.WriteTo(joined);
        }

        return joined.ToArray().Length;
    }

    static AttributeValue NumberOf(int number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };

    Dictionary<string, AttributeValue> KeyOf(int part) => new(StringComparer.Ordinal)
    {
        ["GrainReference"] = new($"raw-{bytes.Length}"),
        ["GrainType"] = new(part == 0 ? "state" : $"state#part-{part}"),
    };

    Dictionary<string, AttributeValue> ItemOf(int part, string writeId, int start, int count)
    {
        var item = KeyOf(part);
        item["GrainState"] = new() { B = new MemoryStream(bytes, start, count, writable: false) };
        item["WriteId"] = new(writeId);
        return item;
    }
}
