using System.Text;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Interfaces.Usage;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Render.Answers;
using UserMacro.WebApi.Render.Data;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Render.StaticOutput;

/// <summary>Answers storage format that Confluence puts into the page itself; never fails the page.</summary>
internal sealed class StaticRender(IGrainFactory grains, StoredMacros macros, AppDataFactory data, DataResolvingRenderer rounds, TimeProvider time)
{
    /// <summary>Confluence waits 10 s for static output; a page is not kept waiting half as long.</summary>
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(4.5);

    /// <summary>How long parameters are waited for: output with defaults is better than none.</summary>
    static readonly TimeSpan ParametersLimit = TimeSpan.FromSeconds(3);

    public async Task<IResult> RenderAsync(HttpContext context, HostCaller caller, MacroUse use)
    {
        var tag = HttpMethods.IsGet(context.Request.Method) ? StaticTag.Create(use, caller) : null;
        var presenter = new StaticPresenter(use, tag);
        if (use.Key.Length == 0)
        {
            return presenter.Notice(RenderNotice.Of(ViewerMessages.NoMacroChosen));
        }

        if (!MacroKey.TryParse(use.Key, out var macroKey))
        {
            return presenter.Notice(RenderNotice.Missing(use.Key));
        }

        if (!caller.Access.Rules.AllowsSpace(use.Page.SpaceKey))
        {
            return presenter.Notice(RenderNotice.SpaceRefused);
        }

        if (use.OversizedParameter() is { } oversized)
        {
            return presenter.Notice(RenderNotice.Of(oversized));
        }

        if (use.Body is { } body && Encoding.UTF8.GetByteCount(body) is var bytes && bytes > Limits.Body)
        {
            return presenter.Notice(RenderNotice.Of(ViewerMessages.BodyTooLarge(bytes)));
        }

        var request = use.ToRequest(caller.Access, caller.AccountId, RenderMarkup.Storage) with
        {
            MayAskForStored = !use.IsPreview && !use.IsGeneric,
            KnownRevision = tag?.KnownRevision(context.Request.Headers.IfNoneMatch),
        };
        var result = await TimeLimit.RunAsync(
            Limit, time, async cancellation =>
                (StaticResult?)await RenderAsync(caller, use, macroKey, request, presenter, cancellation), context.RequestAborted);
        return result ?? presenter.Notice(RenderNotice.Of(ViewerMessages.TooLate));
    }

    async Task<StaticResult> RenderAsync(
        HostCaller caller, MacroUse use, MacroKey key, RenderRequest request, StaticPresenter presenter, CancellationToken cancellation)
    {
        var source = data.For(caller, use);
        var macro = grains.GetGrain<IMacroGrain>(GrainKeys.Macro(caller.Tenant, key));
        var outcome = await rounds.RenderAsync(caller.Tenant, macro, request, request, source, cancellation);
        if (outcome is not BodyNeeded needed)
        {
            return presenter.Present(outcome);
        }

        // A framed macro in an export, whose address cannot bring the body, or parameters in Data Center's spelling.
        var found = await FindAsync(caller, use, needed.Mode != BodyMode.None, cancellation);
        if (ReferenceEquals(found, StoredUse.Unclear))
        {
            if (!caller.Access.IsUncounted)
            {
                await macro.CountMissing(MissingContent.Unclear);
            }

            return presenter.Notice(RenderNotice.Of(ViewerMessages.UnclearCopy));
        }

        var stored = found.Macro;
        var body = stored is not null && Encoding.UTF8.GetByteCount(stored.Body) <= Limits.Body ? stored.Body : null;
        // A revision that is published meanwhile may want a body where the one before did not, and asks for it once more.
        for (var takesBody = false; outcome is BodyNeeded missing && !takesBody;)
        {
            takesBody = missing.Mode != BodyMode.None;
            if (takesBody && body is null)
            {
                return presenter.Present(missing);
            }

            var complete = request with
            {
                MayAskForStored = false,
                LacksData = found.IsOverBudget,
                Body = takesBody ? body : request.Body,
                Parameters = StoredParameters.Merge(request.Parameters, StoredParameters.ExcessOf(stored?.Parameters) is null ? stored?.Parameters : null),
            };
            outcome = await rounds.RenderAsync(caller.Tenant, macro, complete, complete, source, cancellation);
        }

        // What the page holds may be there the next time.
        return presenter.Present(stored is null && outcome is RenderedOutput output ? output with { Cacheable = false } : outcome);
    }

    async Task<StoredUse> FindAsync(HostCaller caller, MacroUse use, bool isBody, CancellationToken cancellation) => isBody
        ? await macros.FindAsync(caller, use, isBody, cancellation)
        : await TimeLimit.RunAsync(
            ParametersLimit, time, async token => (StoredUse?)await macros.FindAsync(caller, use, isBody, token), cancellation) ?? StoredUse.None;
}
