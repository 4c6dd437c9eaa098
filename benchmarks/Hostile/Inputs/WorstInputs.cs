namespace UserMacro.Hostile.Inputs;

/// <summary>The inputs of A and B that did the most harm before issue 13; the soak sends these.</summary>
static class WorstInputs
{
    static readonly string[] Names =
    [
        "A CSS in bodies: calc × 30000",
        "A Velocity texts in texts: 14 levels",
        "B Velocity: containsAll of two lists of 9999",
        "B Velocity: containsAll of long texts",
        "B Velocity: replaceAll in many pieces",
        "B Velocity: maps doubled 45 times",
        "B Velocity: 9000 macros",
        "B bodies: 1 MB of <p>",
        "B bodies: 1 MB of <li>",
        "B bodies: 1 MB of <table><p>",
    ];

    public static IReadOnlyList<HostileInput> All { get; } = [.. Names.Select(name => HostileInputs.All.Single(input => $"{input}" == name))];
}
