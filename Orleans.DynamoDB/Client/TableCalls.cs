using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;
using Polly;

namespace Orleans.DynamoDB.Client;

/// <summary>Calls to one table: what is transient is sent again, and no exception of the SDK comes out.</summary>
/// <exception cref="DynamoDBProviderException">Every call throws it when it failed; a write's outcome is unknown then.</exception>
internal sealed class TableCalls(IAmazonDynamoDB client, string table, TimeProvider time, ILogger logger)
{
    const int LargestBatch = 25;

    readonly CallGate _gate = new(table, time);
    readonly ResiliencePipeline _retry = TransientRetry.Create(table, time, logger);

    public string Table => table;

    public IAmazonDynamoDB Client => client;

    /// <summary>One call. What it expects to fail with, such as a condition, it catches itself.</summary>
    public async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await _retry.ExecuteAsync(token => new ValueTask<T>(_gate.RunAsync(call, token)), cancellation);
        }
        catch (Exception e) when (DynamoDBFault.Is(e, cancellation))
        {
            throw DynamoDBFault.On(table, e);
        }
    }

    /// <summary>One write with a condition; false when the condition failed.</summary>
    public Task<bool> TryAsync(Func<CancellationToken, Task> write, CancellationToken cancellation) =>
        AskAsync(
            async token =>
            {
                try
                {
                    await write(token);
                    return true;
                }
                catch (ConditionalCheckFailedException)
                {
                    return false;
                }
            },
            cancellation);

    /// <summary>Writes all of it or nothing; false when a condition failed or other writers were in the way.</summary>
    public async Task<bool> TransactAsync(List<TransactWriteItem> writes, CancellationToken cancellation)
    {
        try
        {
            await _retry.ExecuteAsync(
                // The SDK repeats a request with its token, so that a lost answer commits once; a cancelled transaction goes again as a new one.
                async token => await _gate.RunAsync(
                    turn => client.TransactWriteItemsAsync(new() { TransactItems = writes, ClientRequestToken = Guid.NewGuid().ToString() }, turn), token),
                cancellation);
            return true;
        }
        catch (TransactionCanceledException e) when (CancellationCodes.IsContention(e))
        {
            return false;
        }
        catch (Exception e) when (DynamoDBFault.Is(e, cancellation))
        {
            throw DynamoDBFault.On(table, e);
        }
    }

    /// <summary>All items that a query finds, page by page.</summary>
    public async IAsyncEnumerable<Dictionary<string, AttributeValue>> QueryAsync(QueryRequest query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // The SDK refuses an empty start key, and leaves lists without elements out.
        Dictionary<string, AttributeValue>? start = null;
        do
        {
            query.ExclusiveStartKey = start;
            var page = await AskAsync(token => client.QueryAsync(query, token), cancellation);
            foreach (var item in page.Items ?? [])
            {
                yield return item;
            }

            start = page.LastEvaluatedKey is { Count: > 0 } next ? next : null;
        }
        while (start is not null);
    }

    /// <summary>All items that a scan finds, page by page.</summary>
    public async IAsyncEnumerable<Dictionary<string, AttributeValue>> ScanAsync(ScanRequest scan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Dictionary<string, AttributeValue>? start = null;
        do
        {
            scan.ExclusiveStartKey = start;
            var page = await AskAsync(token => client.ScanAsync(scan, token), cancellation);
            foreach (var item in page.Items ?? [])
            {
                yield return item;
            }

            start = page.LastEvaluatedKey is { Count: > 0 } next ? next : null;
        }
        while (start is not null);
    }

    /// <summary>Deletes items by their keys, without conditions.</summary>
    public async Task DeleteAsync(IAsyncEnumerable<Dictionary<string, AttributeValue>> keys, CancellationToken cancellation)
    {
        await foreach (var batch in keys.Chunk(LargestBatch).WithCancellation(cancellation))
        {
            var left = new Dictionary<string, List<WriteRequest>>(StringComparer.Ordinal)
            {
                [table] = [.. batch.Select(key => new WriteRequest(new DeleteRequest(key)))],
            };
            await AskAsync(
                async token =>
                {
                    var answer = await client.BatchWriteItemAsync(new BatchWriteItemRequest(left), token);
                    left = answer.UnprocessedItems ?? [];
                    return answer;
                },
                cancellation);
            if (left.Count > 0)
            {
                throw new DynamoDBProviderException($"The DynamoDB table '{table}' left {left.Sum(entry => entry.Value.Count)} deletions of a batch undone.");
            }
        }
    }
}
