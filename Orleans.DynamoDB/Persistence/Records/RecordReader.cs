using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Persistence.Records;

/// <summary>Reads records as one write left them, never half of one and half of another.</summary>
internal sealed class RecordReader(TableCalls calls, TimeProvider time)
{
    const int MostTries = 8;

    /// <exception cref="DynamoDBProviderException">DynamoDB failed, or a part is lost.</exception>
    public async Task<StoredRecord?> ReadAsync(RecordKey key, CancellationToken cancellation)
    {
        var head = await HeadAsync(key, cancellation);
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (!head.Exists)
            {
                return null;
            }

            if (!head.IsSplit || head.ExpiredAt(time.GetUtcNow()))
            {
                // DynamoDB may take days to remove what has expired, and removes the parts one by one.
                return new(head.ETag, head.ExpiredAt(time.GetUtcNow()) ? null : head.Bytes?.ToArray());
            }

            var parts = head.ETag.Parts;
            var items = await WholeAsync(key, parts, cancellation);
            head = items[0];
            if (head.Exists && head.IsSplit && head.ETag.Parts == parts)
            {
                return new(head.ETag, Join(key, items));
            }
        }

        throw new DynamoDBProviderException($"The {key} changed its size {MostTries} times while it was read.");
    }

    static byte[] Join(RecordKey key, StoredItem[] items)
    {
        var bytes = new byte[items.Sum(item => item.Bytes?.Length ?? 0)];
        using var whole = new MemoryStream(bytes);
        for (var part = 0; part < items.Length; part++)
        {
            if (items[part].Bytes is not { } piece || items[part].WriteId != items[0].WriteId)
            {
                throw new DynamoDBProviderException($"The {key} cannot be read: part {part} of {items.Length - 1} is lost.");
            }

            piece.WriteTo(whole);
        }

        return bytes;
    }

    async Task<StoredItem> HeadAsync(RecordKey key, CancellationToken cancellation)
    {
        var request = new GetItemRequest { TableName = calls.Table, Key = key.Item(), ConsistentRead = true };
        return new((await calls.AskAsync(token => calls.Client.GetItemAsync(request, token), cancellation)).Item);
    }

    /// <summary>Head and parts of one moment.</summary>
    async Task<StoredItem[]> WholeAsync(RecordKey key, int parts, CancellationToken cancellation)
    {
        var request = new TransactGetItemsRequest
        {
            TransactItems =
                [.. Enumerable.Range(0, parts + 1).Select(part => new TransactGetItem { Get = new() { TableName = calls.Table, Key = key.Item(part) } })],
        };
        var answer = await calls.AskAsync(token => calls.Client.TransactGetItemsAsync(request, token), cancellation);
        return answer.Responses?.Count == parts + 1
            ? [.. answer.Responses.Select(response => new StoredItem(response.Item))]
            : throw new DynamoDBProviderException($"The DynamoDB table '{calls.Table}' gave no answer for some items of the {key}.");
    }
}
