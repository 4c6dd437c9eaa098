namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>Why a render ended without output.</summary>
public enum StopKind
{
    /// <summary>The template itself failed: an unknown function, a member of nothing, a value in an unsafe place.</summary>
    TemplateError,

    /// <summary>More steps than the limit.</summary>
    Steps,

    /// <summary>More time than the limit.</summary>
    Time,

    /// <summary>More memory than the limit.</summary>
    Memory,

    /// <summary>More output than the limit.</summary>
    Output,

    /// <summary>Nested too deeply.</summary>
    Depth,
}
