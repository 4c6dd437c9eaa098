using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Render.Answers;
using UserMacro.WebApi.Render.Data;
using UserMacro.WebApi.Render.Sandbox;

namespace UserMacro.WebApi.Render.Frames.Nested;

/// <summary>Answers as a part of a frame: a notice takes the place of one use, and the others stay as they are.</summary>
/// <param name="key">The macro, as the page names it.</param>
/// <param name="access">The site.</param>
/// <param name="scripted">Decides which output runs in a sandbox.</param>
/// <param name="data">What the frame brought of data; null where nothing can be asked for.</param>
internal sealed class NestedPresenter(string key, TenantAccess access, ScriptedOutput scripted, BrowserData? data) : RenderPresenter<FramePartDto>(key)
{
    readonly string _key = key;

    public override FramePartDto Rendered(RenderedOutput output) =>
        scripted.SandboxOf(output, access) is { } sandbox
            ? new() { Html = output.Markup, Styles = output.Styles, Script = output.Script!, Sandbox = sandbox }
            : new() { Html = output.Markup, Styles = output.Styles };

    public override FramePartDto Unchanged(NotModified unchanged) => Unexpected();

    public override FramePartDto NeedsBody(BodyNeeded needed) => Unexpected();

    public override FramePartDto NeedsData(DataNeeded needed) => data is null ? Unexpected() : new() { Asks = data.Asks };

    public override FramePartDto Notice(RenderNotice notice) =>
        Notice(notice.Kind == NoticeKind.Missing ? ViewerMessages.OtherApp(_key) : notice.Text);

    public static FramePartDto Notice(string text) => new() { Html = ViewerMessages.Html(text) };
}
