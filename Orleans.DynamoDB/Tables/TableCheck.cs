using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Orleans.DynamoDB.Tables;

/// <summary>Whether a table is as it should be.</summary>
internal static class TableCheck
{
    /// <summary>Whether the table and those of its indexes that matter here serve requests. They do while their billing changes or another index is built.</summary>
    public static bool IsUsable(TableDescription table, TableSchema schema) =>
        (table.TableStatus == TableStatus.ACTIVE || table.TableStatus == TableStatus.UPDATING)
        && schema.Indexes.All(index => Find(table, index) is not { } found || found.IndexStatus == IndexStatus.ACTIVE || found.IndexStatus == IndexStatus.UPDATING);

    /// <exception cref="DynamoDBProviderException">The table has other keys, or lacks an index or has it with other keys.</exception>
    public static void Check(TableDescription table, TableSchema schema)
    {
        CheckKeys(table, $"table '{table.TableName}'", table.KeySchema, schema.Hash, schema.Range);
        foreach (var index in schema.Indexes)
        {
            var found = Find(table, index) ?? throw new DynamoDBProviderException($"The DynamoDB table '{table.TableName}' lacks the global secondary index '{index.Name}'.");
            CheckKeys(table, $"index '{index.Name}' of table '{table.TableName}'", found.KeySchema, index.Hash, index.Range);
        }
    }

    static GlobalSecondaryIndexDescription? Find(TableDescription table, TableIndex index) =>
        (table.GlobalSecondaryIndexes ?? []).Find(found => string.Equals(found.IndexName, index.Name, StringComparison.Ordinal));

    static void CheckKeys(TableDescription table, string place, List<KeySchemaElement> keys, TableKey hash, TableKey range)
    {
        foreach (var (key, type) in new[] { (hash, KeyType.HASH), (range, KeyType.RANGE) })
        {
            if (!keys.Exists(element => element.KeyType == type && element.AttributeName == key.Name)
                || !table.AttributeDefinitions.Exists(attribute => attribute.AttributeName == key.Name && attribute.AttributeType == key.Type))
            {
                throw new DynamoDBProviderException($"The DynamoDB {place} has other keys than it should: '{key.Name}' must be its {type} key of type {key.Type}.");
            }
        }
    }
}
