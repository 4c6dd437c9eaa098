using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Orleans.Configuration;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Tables;

/// <summary>Readies a table when a silo starts: checks that it is there with the right keys; creates it, or changes its billing, only when asked to.</summary>
internal sealed class TableSetup(IAmazonDynamoDB client, TimeProvider time)
{
    static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    /// <exception cref="DynamoDBProviderException">The table is missing, has other keys, or does not become usable; or DynamoDB failed.</exception>
    public async Task EnsureAsync(DynamoDBTableOptions options, TableSchema schema, CancellationToken cancellation)
    {
        try
        {
            await CreateAsync(options, schema, cancellation);
            var table = await WaitAsync(options.TableName, schema, cancellation);
            TableCheck.Check(table, schema);
            if (options.UpdateIfExists)
            {
                await UpdateAsync(TableRequests.Update(options, table) ?? TableRequests.AddIndex(options, table, schema), cancellation);
            }
        }
        catch (Exception e) when (DynamoDBFault.Is(e, cancellation))
        {
            throw DynamoDBFault.On(options.TableName, e);
        }
    }

    async Task<TableDescription?> FindAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return (await client.DescribeTableAsync(new DescribeTableRequest(name), cancellation)).Table;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    async Task CreateAsync(DynamoDBTableOptions options, TableSchema schema, CancellationToken cancellation)
    {
        if (await FindAsync(options.TableName, cancellation) is not null)
        {
            return;
        }

        if (!options.CreateIfNotExists)
        {
            throw new DynamoDBProviderException($"The DynamoDB table '{options.TableName}' is missing. Create it, or allow it to be created.");
        }

        try
        {
            await client.CreateTableAsync(TableRequests.Create(options, schema), cancellation);
        }
        catch (ResourceInUseException)
        {
            // Another silo creates it at the same time.
        }
    }

    async Task UpdateAsync(UpdateTableRequest? request, CancellationToken cancellation)
    {
        if (request is null)
        {
            return;
        }

        try
        {
            await client.UpdateTableAsync(request, cancellation);
        }
        catch (ResourceInUseException)
        {
            // Another silo changes it at the same time. The table serves meanwhile.
        }
    }

    async Task<TableDescription> WaitAsync(string name, TableSchema schema, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        string status;
        do
        {
            // A table that is being created can be invisible for a moment, and one can be deleted meanwhile.
            var table = await FindAsync(name, cancellation);
            if (table is not null && TableCheck.IsUsable(table, schema))
            {
                return table;
            }

            status = table?.TableStatus?.Value ?? "missing";
            await Task.Delay(BetweenLooks, time, cancellation);
        }
        while (time.GetElapsedTime(start) < Timeout);

        throw new DynamoDBProviderException($"The DynamoDB table '{name}' did not become active within {Timeout.TotalMinutes:0} minutes; it is {status}.");
    }
}

/// <summary>Whether a table is as it should be.</summary>
internal static class TableCheck
{
    /// <summary>
    /// Whether the table and those of its indexes that matter here serve requests. They do while their billing changes or another index is built.
    /// </summary>
    public static bool IsUsable(TableDescription table, TableSchema schema) =>
        (table.TableStatus == TableStatus.ACTIVE || table.TableStatus == TableStatus.UPDATING)
        && schema.Indexes.All(index => index.IsOptional || Find(table, index) is not { } found || IsUsable(found));

    /// <summary>Whether an index serves requests.</summary>
    public static bool IsUsable(GlobalSecondaryIndexDescription index) => index.IndexStatus == IndexStatus.ACTIVE || index.IndexStatus == IndexStatus.UPDATING;

    /// <exception cref="DynamoDBProviderException">The table has other keys, or lacks an index or has it with other keys.</exception>
    public static void Check(TableDescription table, TableSchema schema)
    {
        CheckKeys(table, $"table '{table.TableName}'", table.KeySchema, schema.Hash, schema.Range);
        foreach (var index in schema.Indexes)
        {
            if (Find(table, index) is not { } found)
            {
                if (index.IsOptional)
                {
                    continue;
                }

                throw new DynamoDBProviderException($"The DynamoDB table '{table.TableName}' lacks the global secondary index '{index.Name}'.");
            }

            CheckKeys(table, $"index '{index.Name}' of table '{table.TableName}'", found.KeySchema, index.Hash, index.Range);
        }
    }

    /// <summary>The index of a table; null when it has none of that name.</summary>
    public static GlobalSecondaryIndexDescription? Find(TableDescription table, TableIndex index) =>
        (table.GlobalSecondaryIndexes ?? []).Find(found => string.Equals(found.IndexName, index.Name, StringComparison.Ordinal));

    static void CheckKeys(TableDescription table, string place, List<KeySchemaElement> keys, TableKey hash, TableKey range)
    {
        foreach (var (key, type) in new[] { (hash, KeyType.HASH), (range, KeyType.RANGE) })
        {
            if (!keys.Exists(element => element.KeyType == type && element.AttributeName == key.Name)
                || !table.AttributeDefinitions.Exists(attribute => attribute.AttributeName == key.Name && attribute.AttributeType == key.Type))
            {
                throw new DynamoDBProviderException(
                    $"The DynamoDB {place} has other keys than it should: '{key.Name}' must be its {type} key of type {key.Type}.");
            }
        }
    }
}
