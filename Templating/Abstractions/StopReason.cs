namespace UserMacro.Templating.Abstractions;

/// <summary>Why a run ended without output.</summary>
public enum StopReason
{
    /// <summary>The template itself failed.</summary>
    TemplateError,

    /// <summary>Too many steps.</summary>
    Steps,

    /// <summary>Too much time.</summary>
    Time,

    /// <summary>Too much memory.</summary>
    Memory,

    /// <summary>Too much output, or a text or number beyond its size.</summary>
    Output,

    /// <summary>Nested too deeply.</summary>
    Depth,
}
