using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Persistence.Records;

/// <summary>Changes records. What a change depends on is a condition of the write itself; nothing is read before.</summary>
internal sealed class RecordWriter(TableCalls calls, TimeSpan? timeToLive, Func<GrainId, string?>? tenantOf, TimeProvider time)
{
    /// <summary>Stores a value, or with null an empty record, where the expected etag is the stored one; null expects no record.</summary>
    /// <exception cref="DynamoDBProviderException">The value is too large, or DynamoDB failed; whether the change was committed is unknown then.</exception>
    public Task<ChangeOutcome> PutAsync(RecordKey key, RecordETag? expected, byte[]? value, CancellationToken cancellation) =>
        PutAsync(key, expected, Create(key, expected?.NextNumber() ?? RecordETag.FirstNumber(), value, TenantOf(key)), cancellation);

    /// <summary>Stores a value that means the same as the one before, and leaves the etag.</summary>
    /// <exception cref="DynamoDBProviderException">The value needs another number of items, or DynamoDB failed.</exception>
    public Task<ChangeOutcome> ReplaceAsync(RecordKey key, RecordETag expected, byte[] value, CancellationToken cancellation)
    {
        // An item that was filled to the last byte before items said whose they are has no room for that.
        var items = new[] { TenantOf(key), null }
            .Select(tenant => Create(key, expected.Number, value, tenant))
            .FirstOrDefault(items => items.Parts.Count == expected.Parts);
        return items is null
            ? throw new DynamoDBProviderException($"The {key} cannot be replaced by a value that takes another number of items.")
            : PutAsync(key, expected, items, cancellation);
    }

    async Task<ChangeOutcome> PutAsync(RecordKey key, RecordETag? expected, RecordItems items, CancellationToken cancellation)
    {
        var refused = items.Parts.Count == 0 && expected is null or { Parts: 0 }
            ? await PutOneAsync(items, expected, cancellation)
            : await TransactAsync(
                [PutOf(items.Head, expected), .. items.Parts.Select(part => PutOf(part)), .. DeletesOf(key, expected, items.Parts.Count)], cancellation);
        return refused is { } stored && (!stored.Exists || stored.WriteId != items.WriteId)
            ? Refused(stored)
            // A refusal by what this very write left: the first try had been committed when its answer was lost.
            : new(true, new(items.Number, items.Parts.Count));
    }

    RecordItems Create(RecordKey key, int number, byte[]? value, string? tenant) =>
        RecordItems.Create(key, number, value, time.GetUtcNow() + timeToLive, tenant);

    string? TenantOf(RecordKey key) => tenantOf?.Invoke(key.Grain);

    /// <summary>Takes the record away where the expected etag is the stored one; null expects that there is none.</summary>
    /// <exception cref="DynamoDBProviderException">DynamoDB failed; whether the change was committed is unknown then.</exception>
    public async Task<ChangeOutcome> RemoveAsync(RecordKey key, RecordETag? expected, CancellationToken cancellation)
    {
        // A delete leaves nothing by which one that is sent again could know itself; the token of a transaction does that.
        var refused = await TransactAsync([DeleteOf(key, expected), .. DeletesOf(key, expected, partsKept: 0)], cancellation);
        return refused is { } stored ? Refused(stored) : new(true, null);
    }

    static ChangeOutcome Refused(StoredItem stored) => new(false, stored.Exists ? stored.ETag : null);

    /// <summary>Null when it was written, else the item in the way.</summary>
    Task<StoredItem?> PutOneAsync(RecordItems items, RecordETag? expected, CancellationToken cancellation)
    {
        var request = new PutItemRequest
        {
            TableName = calls.Table,
            Item = items.Head,
            ConditionExpression = ETagCondition.TextOf(expected),
            ExpressionAttributeValues = ETagCondition.ValuesOf(expected),
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
        return calls.AskAsync<StoredItem?>(
            async token =>
            {
                try
                {
                    await calls.Client.PutItemAsync(request, token);
                    return null;
                }
                catch (ConditionalCheckFailedException e)
                {
                    return new(e.Item);
                }
            },
            cancellation);
    }

    /// <summary>Null when all was written, else the item in the way of the first.</summary>
    Task<StoredItem?> TransactAsync(List<TransactWriteItem> writes, CancellationToken cancellation) =>
        calls.AskAsync<StoredItem?>(
            async token =>
            {
                try
                {
                    // The SDK sends a request again with its token, so that what was committed before the answer was lost is not refused.
                    await calls.Client.TransactWriteItemsAsync(new() { TransactItems = writes, ClientRequestToken = Guid.NewGuid().ToString() }, token);
                    return null;
                }
                catch (TransactionCanceledException e) when (e.CancellationReasons is [{ Code: "ConditionalCheckFailed" } reason, ..])
                {
                    return new(reason.Item);
                }
            },
            cancellation);

    TransactWriteItem PutOf(Dictionary<string, AttributeValue> head, RecordETag? expected) => new()
    {
        Put = new()
        {
            TableName = calls.Table,
            Item = head,
            ConditionExpression = ETagCondition.TextOf(expected),
            ExpressionAttributeValues = ETagCondition.ValuesOf(expected),
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        },
    };

    TransactWriteItem PutOf(Dictionary<string, AttributeValue> part) => new() { Put = new() { TableName = calls.Table, Item = part } };

    TransactWriteItem DeleteOf(RecordKey key, RecordETag? expected) => new()
    {
        Delete = new()
        {
            TableName = calls.Table,
            Key = key.Item(),
            ConditionExpression = ETagCondition.TextOf(expected),
            ExpressionAttributeValues = ETagCondition.ValuesOf(expected),
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        },
    };

    /// <summary>Takes the parts away that the stored record has and the new one has not.</summary>
    IEnumerable<TransactWriteItem> DeletesOf(RecordKey key, RecordETag? expected, int partsKept)
    {
        for (var part = partsKept + 1; part <= (expected?.Parts ?? 0); part++)
        {
            yield return new() { Delete = new() { TableName = calls.Table, Key = key.Item(part) } };
        }
    }
}

/// <summary>The condition of a write that the stored etag is the expected one.</summary>
internal static class ETagCondition
{
    public static string TextOf(RecordETag? expected) => expected switch
    {
        null => $"attribute_not_exists({RecordAttributes.GrainReference})",
        { Parts: 0 } => $"{RecordAttributes.ETag} = :etag AND attribute_not_exists({RecordAttributes.Parts})",
        _ => $"{RecordAttributes.ETag} = :etag AND {RecordAttributes.Parts} = :parts",
    };

    /// <summary>The values that the text names; null for none, since the SDK refuses an empty dictionary.</summary>
    public static Dictionary<string, AttributeValue>? ValuesOf(RecordETag? expected)
    {
        if (expected is not { } etag)
        {
            return null;
        }

        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { [":etag"] = ItemExtensions.Attribute(etag.Number) };
        if (etag.Parts > 0)
        {
            values[":parts"] = ItemExtensions.Attribute(etag.Parts);
        }

        return values;
    }
}
