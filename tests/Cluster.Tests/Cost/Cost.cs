namespace UserMacro.Cluster.Tests.Cost;

/// <summary>What something cost at the tables of state and keys.</summary>
/// <param name="Reads">Items asked for; a query is one.</param>
/// <param name="Writes">Items written.</param>
/// <param name="States">What was read and written, by the names of the states.</param>
sealed record Cost(int Reads, int Writes, string States)
{
    public override string ToString() => $"{Reads} reads, {Writes} writes{(States.Length > 0 ? $" ({States})" : "")}";
}
