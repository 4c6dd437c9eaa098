using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Render.Answers;
using UserMacro.WebApi.Render.Data;
using UserMacro.WebApi.Render.Frames.Nested;
using UserMacro.WebApi.Render.Sandbox;

namespace UserMacro.WebApi.Render.Frames;

/// <summary>Answers to a frame that came back with a body or data: what it shows, or asks for next.</summary>
/// <param name="ticket">What the frame was opened with.</param>
/// <param name="access">The site.</param>
/// <param name="scripted">Decides which output runs in a sandbox.</param>
/// <param name="data">What the frame brought of data.</param>
/// <param name="parts">What the uses inside it show.</param>
internal sealed class BodyPresenter(
    FrameTicket ticket, TenantAccess access, ScriptedOutput scripted, BrowserData data, ImmutableArray<FramePartDto> parts)
    : RenderPresenter<IResult>(ticket.Macro)
{
    static readonly ProblemResult Changed = Problem(
        ProblemTypes.MacroChanged, "Macro changed", StatusCodes.Status409Conflict, "This macro has just been changed. Reload the page.");

    // Another revision may want another body, or none.
    public override IResult Rendered(RenderedOutput output) => output.Revision == ticket.Revision ? TypedResults.Ok(Shown(output)) : Changed;

    public override IResult Unchanged(NotModified unchanged) => Unexpected();

    public override IResult NeedsBody(BodyNeeded needed) => Changed;

    public override IResult NeedsData(DataNeeded needed) => TypedResults.Ok(new FrameOutputDto { Asks = data.Asks, Parts = parts });

    public override IResult Notice(RenderNotice notice) => notice.Kind switch
    {
        NoticeKind.Plain => TypedResults.Ok(new FrameOutputDto { Html = ViewerMessages.Html(notice.Text) }),
        NoticeKind.Missing => Problem(ProblemTypes.NotFound, "No such macro", StatusCodes.Status404NotFound, notice.Text),
        NoticeKind.Busy => Problem(ProblemTypes.Busy, "Busy", StatusCodes.Status503ServiceUnavailable, notice.Text),
        NoticeKind.TooLarge => TooLarge(notice.Text, notice.Limit),
    };

    /// <summary>What was posted is beyond a limit.</summary>
    public static ProblemResult TooLarge(string detail, string? limit) => new(
        ProblemMap.New(ProblemTypes.BodyTooLarge, "Body too large", StatusCodes.Status413PayloadTooLarge, detail) with { Limit = limit });

    FrameOutputDto Shown(RenderedOutput output) =>
        scripted.SandboxOf(output, access) is { } sandbox
            ? new() { Html = output.Markup, Styles = output.Styles, Script = output.Script!, Sandbox = sandbox, Parts = parts }
            : new() { Html = output.Markup, Styles = output.Styles, Parts = parts };

    static ProblemResult Problem(string type, string title, int status, string detail) => new(ProblemMap.New(type, title, status, detail));
}
