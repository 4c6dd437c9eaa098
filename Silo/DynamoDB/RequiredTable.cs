namespace UserMacro.Silo.DynamoDB;

/// <summary>A table that a silo needs.</summary>
/// <param name="Name">With its prefix.</param>
/// <param name="MayBeMissing">Whether the silo creates it.</param>
internal sealed record RequiredTable(string Name, bool MayBeMissing);
