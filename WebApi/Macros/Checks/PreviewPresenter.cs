using System.Text;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Macros.Contracts.Checks;
using UserMacro.WebApi.Render.Answers;

namespace UserMacro.WebApi.Macros.Checks;

/// <summary>Answers the author of a definition, who also sees why there is no output.</summary>
/// <param name="key">The macro.</param>
/// <param name="preview">The preview.</param>
/// <param name="definition">What was tried.</param>
internal sealed class PreviewPresenter(string key, PreviewOutcome preview, MacroDefinition definition) : RenderPresenter<Result<PreviewDto>>(key)
{
    /// <summary>The answer; a template with errors was not run and has diagnostics only.</summary>
    public Result<PreviewDto> Present() => preview.Outcome is { } outcome ? Present(outcome) : Describe();

    public override Result<PreviewDto> Rendered(RenderedOutput output) => Describe(output);

    public override Result<PreviewDto> Unchanged(NotModified unchanged) => Unexpected();

    public override Result<PreviewDto> NeedsBody(BodyNeeded needed) => Unexpected();

    public override Result<PreviewDto> NeedsData(DataNeeded needed) => Unexpected();

    public override Result<PreviewDto> Quarantined(MacroQuarantined quarantined) =>
        new ConflictError("This definition crashed the process that tried it, so it is not rendered. Remove what repeats or nests endlessly.");

    public override Result<PreviewDto> Stopped(RenderStopped stop) => Describe(stop: PreviewStopDto.From(stop));

    public override Result<PreviewDto> Notice(RenderNotice notice) => notice.Kind switch
    {
        NoticeKind.Plain => new UnavailableError(notice.Text),
        NoticeKind.Missing => new NotFoundError(notice.Text),
        NoticeKind.Busy => new UnavailableError("Too many renders are under way. Try again in a moment."),
        NoticeKind.TooLarge => new BodyTooLargeError(notice.Text, notice.Limit!),
    };

    PreviewDto Describe(RenderedOutput? output = null, PreviewStopDto? stop = null)
    {
        var isStatic = definition.Output == OutputMode.Static;
        return new()
        {
            Html = isStatic ? null : output?.Markup,
            Storage = isStatic ? output?.Markup : null,
            Styles = isStatic ? "" : output?.Styles ?? definition.Styles,
            Output = preview.Output is { } choice ? new(choice.Mode, choice.Reason) : null,
            Diagnostics = [.. preview.Diagnostics.Select(DiagnosticDto.From)],
            Milliseconds = preview.Milliseconds,
            Steps = preview.Steps,
            Size = output is null ? 0 : Encoding.UTF8.GetByteCount(output.Markup),
            Stop = stop,
        };
    }
}
