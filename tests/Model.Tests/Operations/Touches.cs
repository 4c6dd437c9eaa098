using System.Collections.Immutable;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Operations;

/// <summary>What an operation reads and writes: two may run together unless one writes what the other touches.</summary>
/// <param name="Reads">What its outcome depends on.</param>
/// <param name="Writes">What it may change.</param>
sealed record Touches(ImmutableHashSet<string> Reads, ImmutableHashSet<string> Writes)
{
    const string Settings = "settings";
    const string Parts = "parts";
    const string Tokens = "tokens";
    const string Archives = "archives";

    public static Touches From(Operation operation)
    {
        var key = SiteState.Keys[operation.Key];
        var (reads, writes) = operation.Kind switch
        {
            OperationKind.Duplicate => ([key], [SiteState.Keys[operation.Choice % SiteState.Keys.Length]]),
            OperationKind.Compare => ([key], []),
            OperationKind.SaveSettings => ([], [Settings]),
            OperationKind.CreatePart or OperationKind.SavePart => ([], [Parts]),
            OperationKind.DeletePart => (SiteState.Keys.AsEnumerable(), (IEnumerable<string>)[Parts]),
            OperationKind.CreateToken or OperationKind.RevokeToken => ([], [Tokens]),
            OperationKind.Export => ([.. SiteState.Keys, Parts], [Archives]),
            OperationKind.Republish or OperationKind.Import => ([Settings, Archives], [.. SiteState.Keys, Parts]),
            _ => ([Settings, Parts], [key]),
        };
        // Any caller may use a token.
        return new(Named(operation, reads.Append(Tokens)), Named(operation, writes));
    }

    public bool Meets(Touches other) => Writes.Overlaps(other.Writes) || Writes.Overlaps(other.Reads) || Reads.Overlaps(other.Writes);

    static ImmutableHashSet<string> Named(Operation operation, IEnumerable<string> names) =>
        [.. names.Select(name => $"{operation.Site}/{name}")];
}
