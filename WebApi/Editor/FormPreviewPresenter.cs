using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.WebApi.Editor.Contracts;
using UserMacro.WebApi.Render.Answers;

namespace UserMacro.WebApi.Editor;

/// <summary>Answers the form that an author fills in; null when no such macro is published any more.</summary>
/// <param name="key">The macro.</param>
/// <param name="definition">What is previewed.</param>
internal sealed class FormPreviewPresenter(string key, MacroDefinition definition) : RenderPresenter<FormPreviewDto?>(key)
{
    public override FormPreviewDto? Rendered(RenderedOutput output) => definition.Output == OutputMode.Static
        ? new(null, output.Markup, "", null)
        : new(output.Markup, null, output.Styles, null);

    public override FormPreviewDto? Unchanged(NotModified unchanged) => Unexpected();

    // Another revision than the one that was read wants a body: it has just been published.
    public override FormPreviewDto? NeedsBody(BodyNeeded needed) => Unexpected();

    public override FormPreviewDto? NeedsData(DataNeeded needed) => Unexpected();

    public override FormPreviewDto? Notice(RenderNotice notice) => notice.Kind == NoticeKind.Missing ? null : new(null, null, "", notice.Text);
}
