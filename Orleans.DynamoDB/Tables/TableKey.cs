using Amazon.DynamoDBv2;

namespace Orleans.DynamoDB.Tables;

/// <summary>One attribute of a table's or index's key.</summary>
internal readonly record struct TableKey(string Name, ScalarAttributeType Type);
