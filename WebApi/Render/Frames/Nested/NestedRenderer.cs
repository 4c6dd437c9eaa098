using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Usage;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Render.Data;
using UserMacro.WebApi.Render.Sandbox;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Render.Frames.Nested;

/// <summary>
/// Renders the uses of macros inside a framed one, one after the other, each as if it stood alone on the page. All of a use comes from the viewer's
/// browser, so that nothing of it reaches a connection; and all of them share the budget of one post.
/// </summary>
internal sealed class NestedRenderer(IGrainFactory grains, ScriptedOutput scripted, DataResolvingRenderer rounds, TimeProvider time)
{
    const int MaxIdLength = 100;

    /// <summary>What the uses show.</summary>
    /// <param name="caller">The viewer.</param>
    /// <param name="ticket">What the frame was opened with.</param>
    /// <param name="uses">The uses.</param>
    /// <param name="answers">What the frame brought of data.</param>
    /// <param name="budget">What they may take together.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<NestedParts> RenderAsync(
        HostCaller caller, FrameTicket ticket, IReadOnlyList<NestedUseDto> uses, IReadOnlyDictionary<string, string?> answers, NestedBudget budget,
        CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMilliseconds(Limits.NestedTime), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        var parts = ImmutableArray.CreateBuilder<FramePartDto>(uses.Count);
        var modes = new Dictionary<string, BodyMode?>(StringComparer.Ordinal);
        foreach (var use in uses)
        {
            if (parts.Count >= Limits.NestedUses + 1)
            {
                parts.Add(budget.Lack(MissingContent.TooMany, ViewerMessages.NestedTooMany));
                continue;
            }

            try
            {
                either.Token.ThrowIfCancellationRequested();
                parts.Add(budget.Take(await RenderAsync(caller, ticket, use, answers, budget, modes, either.Token)));
            }
            catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
            {
                parts.Add(budget.Lack(MissingContent.Late, ViewerMessages.NestedLate));
            }
        }

        return new(parts.DrainToImmutable(), budget.Missing);
    }

    async Task<FramePartDto> RenderAsync(
        HostCaller caller, FrameTicket ticket, NestedUseDto given, IReadOnlyDictionary<string, string?> answers, NestedBudget budget,
        Dictionary<string, BodyMode?> modes, CancellationToken cancellation)
    {
        if (given.Name.Length == 0)
        {
            return await CleanAsync(caller, ticket, given, budget, cancellation);
        }

        if (StoredParameters.ExcessOf(given.Parameters) is { } excess)
        {
            return NestedPresenter.Notice(excess.Message);
        }

        var use = UseOf(given, ticket);
        if (!MacroKey.TryParse(use.Key, out var key))
        {
            return NestedPresenter.Notice(ViewerMessages.OtherApp(use.Key.Length > 0 ? use.Key : given.Name));
        }

        var macro = grains.GetGrain<IMacroGrain>(GrainKeys.Macro(caller.Tenant, key));
        if (!modes.TryGetValue(use.Key, out var mode))
        {
            modes[use.Key] = mode = (await macro.Published())?.Body;
        }

        var body = mode is BodyMode.Escaped or BodyMode.Unrendered && given.Stored.Length > 0 ? given.Stored : given.Body;
        if (!budget.TryTake(body))
        {
            return NestedPresenter.Notice(ViewerMessages.NestedTooLarge);
        }

        var known = use.ToRequest(caller.Access, ticket.AccountId, RenderMarkup.Html);
        // Nobody vouches for anything of the use: what a connection is asked knows the macro's defaults only.
        var trusted = known with { Parameters = [], MacroId = "", Body = "" };
        var render = mode == BodyMode.None
            ? known
            : known with { PostedBody = body, BodyPostedBy = ViewerHash.Compute(caller.Tenant, caller.AccountId) };
        var data = new BrowserData(MacroAddress.PlaceOf(use, caller.Access, ticket.AccountId), new(answers));
        var outcome = await rounds.RenderAsync(caller.Tenant, macro, render, trusted, data, cancellation);
        return new NestedPresenter(use.Key, caller.Access, scripted, data).Present(outcome);
    }

    /// <summary>HTML in which nothing is to be rendered.</summary>
    async Task<FramePartDto> CleanAsync(HostCaller caller, FrameTicket ticket, NestedUseDto given, NestedBudget budget, CancellationToken cancellation)
    {
        if (!budget.TryTake(given.Body))
        {
            return NestedPresenter.Notice(ViewerMessages.NestedTooLarge);
        }

        var macro = grains.GetGrain<IMacroGrain>(GrainKeys.Macro(caller.Tenant, MacroKey.Parse(ticket.Macro)));
        var request = ticket.ToUse().ToRequest(caller.Access, ticket.AccountId, RenderMarkup.Html) with
        {
            PostedBody = given.Body,
            BodyPostedBy = ViewerHash.Compute(caller.Tenant, caller.AccountId),
        };
        return new NestedPresenter(ticket.Macro, caller.Access, scripted, data: null).Present(await macro.Clean(request, cancellation));
    }

    /// <summary>The use on the page of the ticket. A generic macro names another one, and holds its parameters in one text.</summary>
    static MacroUse UseOf(NestedUseDto given, FrameTicket ticket)
    {
        var isGeneric = given.Name.StartsWith(GenericModuleKeys.Prefix, StringComparison.Ordinal);
        return new()
        {
            IsGeneric = isGeneric,
            Key = isGeneric ? given.Parameters.GetValueOrDefault(GenericModuleKeys.Macro, "").Trim() : given.Name,
            Parameters = isGeneric
                ? GenericModuleKeys.ReadParameters(given.Parameters.GetValueOrDefault(GenericModuleKeys.Parameters, ""))
                : StoredParameters.Merge([], given.Parameters),
            Page = ticket.Page,
            OutputType = ticket.OutputType,
            MacroId = given.Id.Length <= MaxIdLength ? given.Id : "",
            Body = "",
        };
    }
}

/// <summary>What the uses inside a framed macro show, in the order in which they were posted.</summary>
/// <param name="Parts">One for each use.</param>
/// <param name="Missing">Why some of them lack something.</param>
internal sealed record NestedParts(ImmutableArray<FramePartDto> Parts, MissingContent Missing)
{
    public static readonly NestedParts None = new([], MissingContent.None);
}
