using System.Runtime.InteropServices;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.WebApi.Hosting;

/// <summary>A call that runs what an author wrote.</summary>
/// <param name="Grain">Key of the macro's grain.</param>
/// <param name="Viewer">An opaque name of the viewer who posted the body; null when nobody did.</param>
/// <param name="Kind">What is run.</param>
/// <param name="Request">The request's <see cref="RequestName"/>; empty for what an editor works on.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MacroCall(string Grain, string? Viewer, SuspectKind Kind, string Request)
{
    public static MacroCall From(IGrainCallContext call)
    {
        var request = call.Request?.GetArgumentCount() > 0 ? call.Request.GetArgument(0) as RenderRequest : null;
        return new(
            call.TargetId.Key.ToString()!,
            request?.BodyPostedBy,
            request is null ? SuspectKind.Editing : request.BodyPostedBy is null ? SuspectKind.Render : SuspectKind.Body,
            request is null ? "" : RequestName.For(request));
    }
}
