namespace UserMacro.Hostile.Inputs;

/// <summary>All hostile inputs.</summary>
static class HostileInputs
{
    public static IReadOnlyList<HostileInput> All { get; } = [.. DepthInputs.All, .. WorkInputs.All, .. NeighbourInputs.All];

    /// <summary>Those whose family and name hold one of the texts, or whose section one of them is (<c>A</c>); all for no text.</summary>
    public static IReadOnlyList<HostileInput> Matching(IReadOnlyList<string> texts) =>
        texts.Count == 0
            ? All
            : [
                .. All.Where(input => texts.Any(text =>
                    text.Length == 1
                        ? input.Family.StartsWith(text, StringComparison.Ordinal)
                        : $"{input}".Contains(text, StringComparison.Ordinal))),
            ];
}
