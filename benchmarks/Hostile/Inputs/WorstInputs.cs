namespace UserMacro.Hostile.Inputs;

/// <summary>The inputs of A and B that did the most harm before there were limits; the soak sends these.</summary>
static class WorstInputs
{
    static readonly string[] Names =
    [
        "A CSS in bodies: calc × 30000",
        "A CSS in bodies: min × 30000",
        "A CSS in bodies: chain of sums × 30000",
        "A HTML in bodies: ends of nothing × 262143",
        "A Velocity syntax: comparisons in parentheses × 95",
        "A Velocity texts in texts: 4 levels of 9000 +",
        "A XML files: elements outside of template × 200000",
        "A XML files: elements inside of template × 200000",
        "B published macros: containsAll of long texts",
        "B published macros: containsAll of long texts, each found last",
        "B Velocity: indexOf of long texts",
        "B Scriban: string.remove_last ('a' * 120000 + 'b') of 262144 characters",
        "B Scriban: string.replace_first ('a' * 120000 + 'b') 'c' of 262144 characters",
        "B Scriban: string.remove_first ('a' * 120000 + 'b') of 262144 characters",
        "B bodies: 1 MB of <p>",
        "B bodies: 1 MB of <li>",
        "B bodies: 1 MB of <dd>",
        "B bodies: 1 MB of <br>",
        "B imports: 60 macros of 256 KB",
        "B imports: 2000 macros of 8 KB",
    ];

    public static IReadOnlyList<HostileInput> All { get; } = [.. Names.Select(name => HostileInputs.All.Single(input => $"{input}" == name))];
}
