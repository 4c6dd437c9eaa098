using System.Collections.Immutable;

namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>The macros and problems found in files from Data Center.</summary>
/// <param name="Macros">The macros.</param>
/// <param name="Problems">Files, or parts of them, that could not be read.</param>
public sealed record MacroFileSet(ImmutableArray<UserMacroSource> Macros, ImmutableArray<FileProblem> Problems)
{
    /// <summary>How many more problems there are than are listed.</summary>
    internal int MoreProblems { get; init; }
}
