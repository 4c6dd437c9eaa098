namespace UserMacro.WebApi.Macros.Contracts.Comparisons;

/// <summary>How a parameter differs.</summary>
internal enum ParameterChange
{
    /// <summary>The later definition has it, the previous one not.</summary>
    Added,

    /// <summary>The previous definition has it, the later one not.</summary>
    Removed,

    /// <summary>Both have it, with other values or in another place.</summary>
    Changed,
}
