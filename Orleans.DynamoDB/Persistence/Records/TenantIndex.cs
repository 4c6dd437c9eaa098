using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB.Client;
using Orleans.DynamoDB.Tables;

namespace Orleans.DynamoDB.Persistence.Records;

/// <summary>The index by which the records of a tenant are found, and the note in the table that all of them are in it.</summary>
/// <remarks>Heads are in it and name their parts: an item of a part is filled to the last byte, and has no room for a mark.</remarks>
internal sealed class TenantIndex(TableCalls calls, string serviceId, Func<GrainId, string?> tenantOf, TimeProvider time)
{
    const string Done = "Done";
    const string LastReference = "LastReference";
    const string LastType = "LastType";
    const string Left = "Left";

    public static readonly TableIndex Index = new("ByTenant", new(RecordAttributes.Tenant, "S"), new(RecordAttributes.GrainReference, "S"))
    {
        Held = [RecordAttributes.Parts],
        IsOptional = true,
    };

    /// <summary>Whether the index is there and holds the records of all builds.</summary>
    public async Task<bool> IsCompleteAsync(CancellationToken cancellation) =>
        (await ReadNoteAsync(cancellation)).ContainsKey(Done) && await ServesAsync(cancellation);

    public async IAsyncEnumerable<DynamoDBRecordName> FindAsync(
        string tenant, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new QueryRequest
        {
            TableName = calls.Table,
            IndexName = Index.Name,
            KeyConditionExpression = $"{RecordAttributes.Tenant} = :tenant AND begins_with({RecordAttributes.GrainReference}, :service)",
            ExpressionAttributeValues = new(StringComparer.Ordinal) { [":tenant"] = new(tenant), [":service"] = new($"{serviceId}_") },
        };
        await foreach (var item in calls.QueryAsync(query, cancellation))
        {
            if (RecordKey.NameOf(serviceId, item) is not { } head)
            {
                continue;
            }

            for (var part = 0; part <= (item.NumberOrNull(RecordAttributes.Parts) ?? 0); part++)
            {
                yield return head with { Part = part };
            }
        }
    }

    /// <summary>Marks the records of the next page that do not say whose they are.</summary>
    public async Task<IndexProgress> AdvanceAsync(bool again, CancellationToken cancellation)
    {
        var note = again ? [] : await ReadNoteAsync(cancellation);
        if (note.ContainsKey(Done))
        {
            return new(Looked: 0, Marked: 0, Left: 0, IsDone: true, await ServesAsync(cancellation));
        }

        var page = await calls.AskAsync(token => calls.Client.ScanAsync(PageAfter(LastOf(note)), token), cancellation);
        var (marked, left) = (0, note.NumberOrNull(Left) ?? 0);
        foreach (var item in page.Items ?? [])
        {
            switch (await MarkAsync(item, cancellation))
            {
                case true:
                    marked++;
                    break;
                case false:
                    left++;
                    break;
            }
        }

        var next = page.LastEvaluatedKey is { Count: > 0 } last ? last : null;
        await WriteNoteAsync(next, left, cancellation);
        return new(page.ScannedCount ?? 0, marked, left, IsDone: next is null, await ServesAsync(cancellation));
    }

    ScanRequest PageAfter(Dictionary<string, AttributeValue>? start) => new()
    {
        TableName = calls.Table,
        ConsistentRead = true,
        ExclusiveStartKey = start,
        ProjectionExpression = $"{RecordAttributes.GrainReference}, {RecordAttributes.GrainType}",
        FilterExpression = $"begins_with({RecordAttributes.GrainReference}, :service) AND attribute_not_exists({RecordAttributes.Tenant})",
        ExpressionAttributeValues = new(StringComparer.Ordinal) { [":service"] = new($"{serviceId}_") },
    };

    /// <summary>
    /// Whether the item was marked; null when it is not to be, and false when it has no room for that: the next write of its grain makes some.
    /// </summary>
    async Task<bool?> MarkAsync(Dictionary<string, AttributeValue> item, CancellationToken cancellation)
    {
        if (RecordKey.NameOf(serviceId, item) is not { Part: 0 } name || tenantOf(name.Grain) is not { } tenant)
        {
            return null;
        }

        var update = new UpdateItemRequest
        {
            TableName = calls.Table,
            Key = item,
            UpdateExpression = $"SET {RecordAttributes.Tenant} = :tenant",
            ConditionExpression = $"attribute_exists({RecordAttributes.GrainReference})",
            ExpressionAttributeValues = new(StringComparer.Ordinal) { [":tenant"] = new(tenant) },
        };
        return await calls.AskAsync<bool?>(
            async token =>
            {
                try
                {
                    await calls.Client.UpdateItemAsync(update, token);
                    return true;
                }
                catch (ConditionalCheckFailedException)
                {
                    // Deleted meanwhile.
                    return null;
                }
                catch (AmazonDynamoDBException e) when (e.ErrorCode == "ValidationException")
                {
                    return false;
                }
            },
            cancellation);
    }

    async Task<bool> ServesAsync(CancellationToken cancellation)
    {
        var table = await calls.AskAsync(token => calls.Client.DescribeTableAsync(new DescribeTableRequest(calls.Table), token), cancellation);
        return TableCheck.Find(table.Table, Index) is { } index && TableCheck.IsUsable(index);
    }

    // Its keys are those of no grain, so that listings pass over it.
    Dictionary<string, AttributeValue> NoteKey() => new(StringComparer.Ordinal)
    {
        [RecordAttributes.GrainReference] = new($"{serviceId}_#{Index.Name}"),
        [RecordAttributes.GrainType] = new("#index"),
    };

    async Task<Dictionary<string, AttributeValue>> ReadNoteAsync(CancellationToken cancellation)
    {
        var read = new GetItemRequest { TableName = calls.Table, Key = NoteKey(), ConsistentRead = true };
        return (await calls.AskAsync(token => calls.Client.GetItemAsync(read, token), cancellation)).Item ?? [];
    }

    async Task WriteNoteAsync(Dictionary<string, AttributeValue>? last, int left, CancellationToken cancellation)
    {
        var note = NoteKey();
        if (last is not null)
        {
            note[LastReference] = last[RecordAttributes.GrainReference];
            note[LastType] = last[RecordAttributes.GrainType];
            note[Left] = ItemExtensions.Attribute(left);
        }
        else if (left == 0)
        {
            note[Done] = new(time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        }

        await calls.AskAsync(token => calls.Client.PutItemAsync(new() { TableName = calls.Table, Item = note }, token), cancellation);
    }

    static Dictionary<string, AttributeValue>? LastOf(Dictionary<string, AttributeValue> note) => note.GetValueOrDefault(LastReference) is { } reference
        ? new(StringComparer.Ordinal) { [RecordAttributes.GrainReference] = reference, [RecordAttributes.GrainType] = note[LastType] }
        : null;
}
