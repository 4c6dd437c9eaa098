using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Render.Answers;
using UserMacro.WebApi.Render.Data;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Render.Frames;

/// <summary>Answers as the page of a frame.</summary>
/// <param name="pages">The pages.</param>
/// <param name="caller">Who is calling.</param>
/// <param name="use">The use.</param>
/// <param name="data">What there is of data.</param>
internal sealed class FramedPresenter(FramePages pages, HostCaller caller, MacroUse use, BrowserData data) : RenderPresenter<FrameResult>(use.Key)
{
    public override FrameResult Rendered(RenderedOutput output) => pages.Output(caller, use, output);

    public override FrameResult Unchanged(NotModified unchanged) => Unexpected();

    public override FrameResult NeedsBody(BodyNeeded needed) => !use.IsPreview && MacroAddress.Create(use, needed.Mode) is { } address
        ? pages.AskForBody(caller, use, needed, address)
        : Notice(RenderNotice.Of(ViewerMessages.BodyLater));

    public override FrameResult NeedsData(DataNeeded needed) => pages.AskForData(caller, use, needed, data.Asks);

    public override FrameResult Notice(RenderNotice notice) => pages.Notice(caller, use.Key, notice.Text, StatusOf(notice.Kind), notice.RetryAfter);

    static int StatusOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Plain or NoticeKind.TooLarge => StatusCodes.Status200OK,
        NoticeKind.Missing => StatusCodes.Status404NotFound,
        NoticeKind.Busy => StatusCodes.Status503ServiceUnavailable,
    };
}
