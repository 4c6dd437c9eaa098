namespace UserMacro.Grains.Interfaces.Results;

/// <summary>A diagnostic on a place of a template. Lines and columns count from 1.</summary>
[GenerateSerializer, Immutable, Alias("template-diagnostic")]
public sealed record TemplateDiagnostic(
    [property: Id(0)] DiagnosticSeverity Severity,
    [property: Id(1)] string Code,
    [property: Id(2)] string Message,
    [property: Id(3)] int Line,
    [property: Id(4)] int Column,
    [property: Id(5)] int EndLine,
    [property: Id(6)] int EndColumn);

/// <summary>How grave a diagnostic is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth a look; publishing continues.</summary>
    Warning,

    /// <summary>Must be fixed before publishing.</summary>
    Error,
}
