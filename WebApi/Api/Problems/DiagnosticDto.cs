using System.ComponentModel;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.WebApi.Api.Problems;

/// <summary>A diagnostic on a place of a template. Lines and columns count from 1.</summary>
internal sealed record DiagnosticDto(
    DiagnosticSeverity Severity,
    [property: Description("Stable short name, for example unknown-parameter.")] string Code,
    string Message,
    int Line,
    int Column,
    int EndLine,
    int EndColumn)
{
    public static DiagnosticDto From(TemplateDiagnostic diagnostic) => new(
        diagnostic.Severity, diagnostic.Code, diagnostic.Message, diagnostic.Line, diagnostic.Column, diagnostic.EndLine, diagnostic.EndColumn);
}
