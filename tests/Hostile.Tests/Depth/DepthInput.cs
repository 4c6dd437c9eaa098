using UserMacro.Hostile.Tests.Entries;
using UserMacro.Traffic.Hostile.Nesting;

namespace UserMacro.Hostile.Tests.Depth;

/// <summary>A construct of a grammar, so deep, for an endpoint that takes it.</summary>
sealed record DepthInput(Route Route, Grammar Grammar, Construct Construct, int Depth)
{
    public override string ToString() => $"{Route}: {Grammar}, {Construct} × {Depth}";
}
