using UserMacro.Atlassian.Confluence.Storage;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Render.Answers;

namespace UserMacro.WebApi.Render.StaticOutput;

/// <summary>Answers as storage format that becomes a part of the page: whatever happens, there is something to put into it.</summary>
/// <param name="use">The use.</param>
/// <param name="tag">The tag of its output; null when the answer must not be kept.</param>
internal sealed class StaticPresenter(MacroUse use, StaticTag? tag) : RenderPresenter<StaticResult>(use.Key)
{
    public override StaticResult Rendered(RenderedOutput output) => new(output.Markup, output.Cacheable ? tag?.ForRevision(output.Revision) : null);

    public override StaticResult Unchanged(NotModified unchanged) => new(storage: null, tag!.ForRevision(unchanged.Revision));

    public override StaticResult NeedsBody(BodyNeeded needed) =>
        Notice(RenderNotice.Of(use.IsPreview ? ViewerMessages.BodyLater : ViewerMessages.NoBody));

    public override StaticResult NeedsData(DataNeeded needed) => Unexpected();

    public override StaticResult Notice(RenderNotice notice) => Warning(notice.Text);

    /// <summary>A notice in the page.</summary>
    public static StaticResult Warning(string text) => new(StorageFormat.WarningMacro(ViewerMessages.Title, text), tag: null);
}
