using System.ComponentModel;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Macros.Contracts.Checks;

/// <summary>The content of a preview.</summary>
internal sealed record PreviewDto
{
    [Description("The output of a framed macro; null when there is none.")]
    public string? Html { get; init; }

    [Description("The output of a static macro in Confluence storage format; null when there is none.")]
    public string? Storage { get; init; }

    [Description("The style sheet of the definition.")]
    public required string Styles { get; init; }

    [Description("Diagnostics of the template; if one of them is an error, it was not run.")]
    public required IReadOnlyList<DiagnosticDto> Diagnostics { get; init; }

    [Description("How long the template ran.")]
    public required double Milliseconds { get; init; }

    [Description("How many steps it took.")]
    public required int Steps { get; init; }

    [Description("How the output would reach the page; null when it is unknown. With automatic output the preview is HTML in either case.")]
    public OutputChoiceDto? Output { get; init; }

    [Description("How large the output is, in bytes; 0 when there is none.")]
    public required int Size { get; init; }

    [Description("Why there is no output; null when the run was completed.")]
    public PreviewStopDto? Stop { get; init; }
}
