namespace Orleans.Sqlite.Files;

/// <summary>What a kind of database file of ours holds.</summary>
/// <param name="ApplicationId">Tells our files of this kind from other SQLite databases.</param>
/// <param name="Version">Rises with every change of <paramref name="Tables"/>.</param>
/// <param name="Tables">The statements that make its tables.</param>
internal sealed record DatabaseSchema(int ApplicationId, int Version, string Tables);
