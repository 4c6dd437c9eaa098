namespace UserMacro.CommandLine.Differences;

/// <summary>The kind of a line in a comparison.</summary>
internal enum DiffKind
{
    /// <summary>The same on both sides, shown for context.</summary>
    Same,
    Removed,
    Added,

    /// <summary>Stands for lines that are the same and not shown.</summary>
    Gap,
}
