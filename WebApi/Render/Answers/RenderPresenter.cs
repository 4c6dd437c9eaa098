using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.WebApi.Render.Answers;

/// <summary>
/// Maps render outcomes to responses: output, requests for more input, and notices. Each way of showing them has a presenter, which does not
/// compile until it handles every outcome.
/// </summary>
/// <typeparam name="T">The answer.</typeparam>
/// <param name="key">The macro, as the request names it.</param>
internal abstract class RenderPresenter<T>(string key) : IRenderOutcomeCases<T>
{
    public T Present(RenderOutcome outcome) => outcome.Match(this);

    public abstract T Rendered(RenderedOutput output);

    public abstract T Unchanged(NotModified unchanged);

    public abstract T NeedsBody(BodyNeeded needed);

    public abstract T NeedsData(DataNeeded needed);

    public T Missing(MacroMissing missing) => Notice(RenderNotice.Missing(key));

    public T Disabled(MacroDisabled disabled) => Notice(RenderNotice.Of(ViewerMessages.Disabled));

    public virtual T Quarantined(MacroQuarantined quarantined) => Notice(RenderNotice.Of(ViewerMessages.Quarantined(quarantined.PostsOnly)));

    public T Refused(SpaceRefused refused) => Notice(RenderNotice.SpaceRefused);

    public T Refused(BodyRefused refused) => Notice(RenderNotice.TooLarge(refused));

    public virtual T Stopped(RenderStopped stop) => Notice(RenderNotice.Of(ViewerMessages.Stopped(stop.Reference)));

    public T Busy(RenderBusy busy) => Notice(RenderNotice.Busy(busy.RetryAfter));

    /// <summary>What people are told in place of output.</summary>
    public abstract T Notice(RenderNotice notice);

    /// <summary>The answer to an outcome that this way of asking cannot have.</summary>
    protected T Unexpected() => Notice(RenderNotice.Of(ViewerMessages.Failed));
}
