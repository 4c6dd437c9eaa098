namespace UserMacro.WebApi.Macros.Contracts.Comparisons;

/// <summary>How a line differs.</summary>
internal enum LineChange
{
    /// <summary>Both texts have it.</summary>
    Same,

    /// <summary>The previous text has it.</summary>
    Removed,

    /// <summary>The later text has it.</summary>
    Added,
}
