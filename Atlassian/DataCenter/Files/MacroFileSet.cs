using System.Collections.Immutable;

namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>The macros and problems found in files from Data Center.</summary>
/// <param name="Macros">The macros.</param>
/// <param name="Problems">Files, or parts of them, that could not be read.</param>
public sealed record MacroFileSet(ImmutableArray<UserMacroSource> Macros, ImmutableArray<FileProblem> Problems)
{
    /// <summary>What the IDs of Data Center are in the cloud, by the old ones; the first file that names an ID counts.</summary>
    public IReadOnlyDictionary<string, string> Ids { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How many more problems there are than are listed.</summary>
    internal int MoreProblems { get; init; }
}
