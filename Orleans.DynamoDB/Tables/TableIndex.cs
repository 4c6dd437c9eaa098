using System.Collections.Immutable;

namespace Orleans.DynamoDB.Tables;

/// <summary>A global secondary index.</summary>
internal sealed record TableIndex(string Name, TableKey Hash, TableKey Range)
{
    /// <summary>The attributes that it holds beside the keys; null when it holds whole items.</summary>
    public ImmutableArray<string>? Held { get; init; }

    /// <summary>Whether a table without it serves as well.</summary>
    public bool IsOptional { get; init; }
}
