using System.Collections.Frozen;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Render.Answers;
using UserMacro.WebApi.Render.Data;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Render.Frames;

/// <summary>Answers the iframe of a macro: a page with its output, or with what a viewer should know in its place.</summary>
internal sealed class FramedRender(IGrainFactory grains, FramePages pages, DataResolvingRenderer rounds)
{
    public async Task<IResult> RenderAsync(HostCaller caller, MacroUse use, CancellationToken cancellation)
    {
        var data = new BrowserData(MacroAddress.PlaceOf(use, caller.Access, caller.AccountId), new(FrozenDictionary<string, string?>.Empty));
        var presenter = new FramedPresenter(pages, caller, use, data);
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

        if ((use.OversizedParameter() ?? use.OversizedTogether()) is { } oversized)
        {
            return presenter.Notice(RenderNotice.Of(oversized));
        }

        var macro = grains.GetGrain<IMacroGrain>(GrainKeys.Macro(caller.Tenant, macroKey));
        var request = use.ToRequest(caller.Access, caller.AccountId, RenderMarkup.Html) with
        {
            MayAskForStored = !use.IsPreview && !use.IsGeneric && MacroAddress.Create(use, BodyMode.None) is not null,
        };
        return presenter.Present(await rounds.RenderAsync(caller.Tenant, macro, request, request, data, cancellation));
    }

    /// <summary>The page of a frame whose render failed.</summary>
    public IResult Failure(HostCaller caller, ApiProblem problem) =>
        pages.Notice(caller, ViewerMessages.Title, ViewerMessages.FailureOf(problem), problem.Status);
}
