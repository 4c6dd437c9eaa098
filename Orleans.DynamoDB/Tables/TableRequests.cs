using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Orleans.Configuration;

namespace Orleans.DynamoDB.Tables;

/// <summary>Requests that make or change tables.</summary>
internal static class TableRequests
{
    public static CreateTableRequest Create(DynamoDBTableOptions options, TableSchema schema) => new()
    {
        TableName = options.TableName,
        KeySchema = Keys(schema.Hash, schema.Range),
        AttributeDefinitions = Definitions(schema),
        BillingMode = options.UseProvisionedThroughput ? BillingMode.PROVISIONED : BillingMode.PAY_PER_REQUEST,
        ProvisionedThroughput = Throughput(options),
        // The SDK refuses empty lists.
        GlobalSecondaryIndexes = schema.Indexes.Length == 0 ? null : [.. schema.Indexes.Select(index => new GlobalSecondaryIndex
        {
            IndexName = index.Name,
            KeySchema = Keys(index.Hash, index.Range),
            Projection = ProjectionOf(index),
            ProvisionedThroughput = Throughput(options),
        })],
    };

    /// <summary>What adds an index to a table that has none of its name; null when each is there. DynamoDB builds one at a time.</summary>
    public static UpdateTableRequest? AddIndex(DynamoDBTableOptions options, TableDescription table, TableSchema schema) =>
        schema.Indexes.FirstOrDefault(index => TableCheck.Find(table, index) is null) is not { } missing ? null : new()
        {
            TableName = table.TableName,
            AttributeDefinitions = Definitions(schema),
            GlobalSecondaryIndexUpdates =
            [
                new()
                {
                    Create = new()
                    {
                        IndexName = missing.Name,
                        KeySchema = Keys(missing.Hash, missing.Range),
                        Projection = ProjectionOf(missing),
                        ProvisionedThroughput = Throughput(options),
                    },
                },
            ],
        };

    /// <summary>What brings the billing and capacity of a table and its indexes in line with the options; null when they are.</summary>
    public static UpdateTableRequest? Update(DynamoDBTableOptions options, TableDescription table)
    {
        var indexes = table.GlobalSecondaryIndexes ?? [];
        // A table that never was on demand says nothing of its billing.
        var provisioned = table.BillingModeSummary?.BillingMode != BillingMode.PAY_PER_REQUEST;
        if (!options.UseProvisionedThroughput)
        {
            return provisioned ? new() { TableName = table.TableName, BillingMode = BillingMode.PAY_PER_REQUEST } : null;
        }

        var differ = indexes.Where(index => !provisioned || Differs(options, index.ProvisionedThroughput)).ToList();
        var tableDiffers = !provisioned || Differs(options, table.ProvisionedThroughput);
        return !tableDiffers && differ.Count == 0 ? null : new()
        {
            TableName = table.TableName,
            BillingMode = BillingMode.PROVISIONED,
            ProvisionedThroughput = tableDiffers ? Throughput(options) : null,
            GlobalSecondaryIndexUpdates = differ.Count == 0 ? null : [.. differ.Select(index => new GlobalSecondaryIndexUpdate
            {
                Update = new() { IndexName = index.IndexName, ProvisionedThroughput = Throughput(options) },
            })],
        };
    }

    static bool Differs(DynamoDBTableOptions options, ProvisionedThroughputDescription? throughput) =>
        throughput?.ReadCapacityUnits != options.ReadCapacityUnits || throughput.WriteCapacityUnits != options.WriteCapacityUnits;

    static ProvisionedThroughput? Throughput(DynamoDBTableOptions options) =>
        options.UseProvisionedThroughput ? new(options.ReadCapacityUnits, options.WriteCapacityUnits) : null;

    static List<KeySchemaElement> Keys(TableKey hash, TableKey range) => [new(hash.Name, KeyType.HASH), new(range.Name, KeyType.RANGE)];

    static Projection ProjectionOf(TableIndex index) => index.Held is { } held
        ? new() { ProjectionType = ProjectionType.INCLUDE, NonKeyAttributes = [.. held] }
        : new() { ProjectionType = ProjectionType.ALL };

    static List<AttributeDefinition> Definitions(TableSchema schema) =>
        [.. Attributes(schema).Distinct().Select(key => new AttributeDefinition(key.Name, key.Type))];

    static IEnumerable<TableKey> Attributes(TableSchema schema) =>
        schema.Indexes.SelectMany(index => new[] { index.Hash, index.Range }).Prepend(schema.Range).Prepend(schema.Hash);
}
