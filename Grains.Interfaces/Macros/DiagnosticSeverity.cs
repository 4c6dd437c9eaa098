namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>How grave a diagnostic is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth a look; publishing continues.</summary>
    Warning,

    /// <summary>Must be fixed before publishing.</summary>
    Error,
}
