namespace Orleans.DynamoDB.Tables;

/// <summary>The keys of a table and its global secondary indexes, the same as those of the official packages.</summary>
internal sealed record TableSchema(TableKey Hash, TableKey Range, params TableIndex[] Indexes);
