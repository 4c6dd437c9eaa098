using System.ComponentModel;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.WebApi.Macros.Contracts.Checks;

/// <summary>Why a run ended without output.</summary>
internal sealed record PreviewStopDto(
    StopKind Kind,
    string Message,
    int Line,
    int Column,
    [property: Description("The number that viewers would see.")] string Reference)
{
    public static PreviewStopDto From(RenderStopped stop) =>
        new(stop.Kind, stop.Diagnostic.Message, stop.Diagnostic.Line, stop.Diagnostic.Column, stop.Reference);
}
