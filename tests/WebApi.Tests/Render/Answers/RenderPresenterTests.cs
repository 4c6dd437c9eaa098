using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Editor;
using UserMacro.WebApi.Macros.Checks;
using UserMacro.WebApi.Render.Answers;

namespace UserMacro.WebApi.Tests.Render.Answers;

/// <summary>Each outcome of a render has an answer of its own, whoever asks.</summary>
public sealed class RenderPresenterTests
{
    static readonly MacroDefinition Definition = new() { Name = "Panel" };

    static readonly RenderOutcome[] Outcomes =
    [
        new RenderedOutput("<p>x</p>", "p{}", 1, Cacheable: true),
        new NotModified(1),
        new BodyNeeded(BodyMode.Rendered, 1),
        new DataNeeded(["page"], 1),
        new MacroMissing(),
        new MacroDisabled(),
        new MacroQuarantined(PostsOnly: false),
        new SpaceRefused(),
        new BodyRefused(BodyLimit.Depth, 10, 11),
        new RenderStopped(StopKind.Time, new(DiagnosticSeverity.Error, "time", "Too long.", 1, 1, 1, 1), "0a1b2c3d", 1),
        new RenderBusy(TimeSpan.FromSeconds(1)),
    ];

    [Fact]
    public void Outcomes_HereAreAllThatThereAre() => Outcomes.Select(outcome => outcome.GetType()).ShouldBe(
        typeof(RenderOutcome).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RenderOutcome))), ignoreOrder: true);

    [Fact]
    public void Match_OfEachOutcome_IsItsOwnCase()
    {
        var cases = new Echo();
        foreach (var outcome in Outcomes)
        {
            outcome.Match(cases).ShouldBeSameAs(outcome);
        }
    }

    [Fact]
    public void Form_OfAMissingMacroOnly_IsNoneAtAll()
    {
        var presenter = new FormPreviewPresenter("panel", Definition);
        foreach (var outcome in Outcomes)
        {
            (presenter.Present(outcome) is null).ShouldBe(outcome is MacroMissing, outcome.GetType().Name);
        }
    }

    [Fact]
    public void Preview_OfAMissingMacroOnly_IsNotFound()
    {
        foreach (var outcome in Outcomes)
        {
            var answer = new PreviewPresenter("panel", new(outcome, [], 0, 0), Definition).Present();
            (answer.Error is NotFoundError).ShouldBe(outcome is MacroMissing, outcome.GetType().Name);
            (answer.Error is null).ShouldBe(outcome is RenderedOutput or RenderStopped, outcome.GetType().Name);
        }
    }

    sealed class Echo : IRenderOutcomeCases<RenderOutcome>
    {
        public RenderOutcome Rendered(RenderedOutput output) => output;

        public RenderOutcome Unchanged(NotModified unchanged) => unchanged;

        public RenderOutcome NeedsBody(BodyNeeded needed) => needed;

        public RenderOutcome NeedsData(DataNeeded needed) => needed;

        public RenderOutcome Missing(MacroMissing missing) => missing;

        public RenderOutcome Disabled(MacroDisabled disabled) => disabled;

        public RenderOutcome Quarantined(MacroQuarantined quarantined) => quarantined;

        public RenderOutcome Refused(SpaceRefused refused) => refused;

        public RenderOutcome Refused(BodyRefused refused) => refused;

        public RenderOutcome Stopped(RenderStopped stop) => stop;

        public RenderOutcome Busy(RenderBusy busy) => busy;
    }
}
