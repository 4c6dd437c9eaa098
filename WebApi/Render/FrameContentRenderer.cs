using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Render.Data;
using UserMacro.WebApi.Render.Sandbox;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Render;

/// <summary>Renders a framed macro with the body and the data that the viewer's browser brought.</summary>
internal sealed class FrameContentRenderer(IGrainFactory grains, FrameTickets tickets, ScriptedOutput scripted, DataResolvingRenderer rounds)
{
    static readonly ProblemResult TicketRefused = Problem(
        ProblemTypes.TicketRefused,
            "Ticket refused", StatusCodes.Status401Unauthorized, "This frame has expired, or belongs to another viewer. Reload the page.");

    static readonly ProblemResult Changed = Problem(
        ProblemTypes.MacroChanged, "Macro changed", StatusCodes.Status409Conflict, "This macro has just been changed. Reload the page.");

    static readonly ProblemResult Busy = Problem(
        ProblemTypes.Busy, "Busy", StatusCodes.Status503ServiceUnavailable, ViewerMessages.Busy);

    public async Task<IResult> RenderAsync(HostCaller caller, string key, FrameBodyDto request, CancellationToken cancellation)
    {
        if (tickets.Open(request.Ticket, caller.Access) is not { } ticket || !IsFor(ticket, key, caller))
            return TicketRefused;
        if (Encoding.UTF8.GetByteCount(request.Body) is var bytes && bytes > Limits.Body)
            return TooLarge(ViewerMessages.BodyTooLarge(bytes), ViewerMessages.LimitOf(BodyLimit.Length));
        if (StoredParameters.ExcessOf(request.Parameters) is { } excess)
            return TooLarge(excess.Message, excess.Limit);
        if (request.Answers.Count is var answers and > Limits.DataAnswers)
            return TooLarge(Excess.Of("The request", answers, Limits.DataAnswers, "answers"), Limits.NameOf(nameof(Limits.DataAnswers)));
        if (!caller.Access.Rules.AllowsSpace(ticket.Page.SpaceKey))
            return Notice(ViewerMessages.SpaceRefused);
        var macro = grains.GetGrain<IMacroGrain>(GrainKeys.Macro(caller.Tenant, MacroKey.Parse(ticket.Macro)));
        var data = new BrowserData(ticket.PlaceOn(caller.Access), new(request.Answers));
        var render = ticket.ToRequest(caller.Access, body: null, request.Parameters);
        if (ticket.Body != BodyMode.None)
            render = render with { PostedBody = request.Body, BodyPostedBy = ViewerHash.Compute(caller.Tenant, caller.AccountId) };
        var trusted = ticket.ToRequest(caller.Access, ticket.Body == BodyMode.None ? null : "", stored: null);
        return await rounds.RenderAsync(caller.Tenant, macro, render, trusted, data, cancellation) switch
        {
            // Another revision may want another body, or none.
            RenderedOutput output when output.Revision != ticket.Revision => Changed,
            RenderedOutput output => TypedResults.Ok(Shown(output, caller.Access)),
            BodyNeeded => Changed,
            BodyRefused refused => TooLarge(ViewerMessages.BodyRefused(refused), ViewerMessages.LimitOf(refused.What)),
            DataNeeded => TypedResults.Ok(new FrameOutputDto { Asks = data.Asks }),
            SpaceRefused => Notice(ViewerMessages.SpaceRefused),
            MacroDisabled => Notice(ViewerMessages.Disabled),
            MacroQuarantined kept => Notice(ViewerMessages.Quarantined(kept.PostsOnly)),
            RenderStopped stop => Notice(ViewerMessages.Stopped(stop.Reference)),
            RenderBusy => Busy,
            _ => Problem(ProblemTypes.NotFound, "No such macro", StatusCodes.Status404NotFound, ViewerMessages.Missing(ticket.Macro)),
        };
    }

    FrameOutputDto Shown(RenderedOutput output, TenantAccess access) =>
        scripted.SandboxOf(output, access) is { } sandbox
            ? new() { Html = output.Markup, Styles = output.Styles, Script = output.Script!, Sandbox = sandbox }
            : new() { Html = output.Markup, Styles = output.Styles };

    static Ok<FrameOutputDto> Notice(string text) => TypedResults.Ok(new FrameOutputDto { Html = ViewerMessages.Html(text) });

    static bool IsFor(FrameTicket ticket, string key, HostCaller caller) =>
        string.Equals(ticket.Macro, key, StringComparison.Ordinal)
        && string.Equals(ticket.AccountId, caller.AccountId, StringComparison.Ordinal)
        && string.Equals(ticket.Page.Id, caller.Context.ContentId, StringComparison.Ordinal);

    static ProblemResult TooLarge(string detail, string limit) => new(
        ProblemMap.New(ProblemTypes.BodyTooLarge, "Body too large", StatusCodes.Status413PayloadTooLarge, detail) with { Limit = limit });

    static ProblemResult Problem(string type, string title, int status, string detail) => new(ProblemMap.New(type, title, status, detail));
}
