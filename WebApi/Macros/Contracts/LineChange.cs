namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>What became of a line.</summary>
internal enum LineChange
{
    /// <summary>Both texts have it.</summary>
    Same,

    /// <summary>The former text has it.</summary>
    Removed,

    /// <summary>The later text has it.</summary>
    Added,
}
