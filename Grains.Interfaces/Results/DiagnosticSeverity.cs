namespace UserMacro.Grains.Interfaces.Results;

/// <summary>How grave a remark is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth a look; publishing goes on.</summary>
    Warning,

    /// <summary>Must be mended before publishing.</summary>
    Error,
}
