namespace Orleans.DynamoDB.Tables;

/// <summary>A global secondary index that holds whole items.</summary>
internal sealed record TableIndex(string Name, TableKey Hash, TableKey Range);
