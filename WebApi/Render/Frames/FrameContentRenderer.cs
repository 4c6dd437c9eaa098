using System.Text;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Interfaces.Usage;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Render.Answers;
using UserMacro.WebApi.Render.Data;
using UserMacro.WebApi.Render.Frames.Nested;
using UserMacro.WebApi.Render.Sandbox;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Render.Frames;

/// <summary>Renders a framed macro with the body and the data that the viewer's browser brought.</summary>
internal sealed class FrameContentRenderer(
    IGrainFactory grains, FrameTickets tickets, ScriptedOutput scripted, DataResolvingRenderer rounds, NestedRenderer nested)
{
    static readonly ProblemResult TicketRefused = new(ProblemMap.New(
        ProblemTypes.TicketRefused,
        "Ticket refused",
        StatusCodes.Status401Unauthorized,
        "This frame has expired, or belongs to another viewer. Reload the page."));

    public async Task<IResult> RenderAsync(HostCaller caller, string key, FrameBodyDto request, CancellationToken cancellation)
    {
        if (tickets.Open(request.Ticket, caller.Access) is not { } ticket || !IsFor(ticket, key, caller))
        {
            return TicketRefused;
        }

        if (Encoding.UTF8.GetByteCount(request.Body) is var bytes && bytes > Limits.Body)
        {
            return BodyPresenter.TooLarge(ViewerMessages.BodyTooLarge(bytes), ViewerMessages.LimitOf(BodyLimit.Length));
        }

        if (StoredParameters.ExcessOf(request.Parameters) is { } excess)
        {
            return BodyPresenter.TooLarge(excess.Message, excess.Limit);
        }

        if (request.Answers.Count is var answers and > Limits.DataAnswers)
        {
            return BodyPresenter.TooLarge(Excess.Of("The request", answers, Limits.DataAnswers, "answers"), Limits.NameOf(nameof(Limits.DataAnswers)));
        }

        var use = ticket.ToUse();
        var data = new BrowserData(MacroAddress.PlaceOf(use, caller.Access, ticket.AccountId), new(request.Answers));
        if (!caller.Access.Rules.AllowsSpace(ticket.Page.SpaceKey))
        {
            return new BodyPresenter(ticket, caller.Access, scripted, data, []).Notice(RenderNotice.SpaceRefused);
        }

        var budget = new NestedBudget(Limits.Body - bytes);
        var inside = request.Nested.Count == 0
            ? NestedParts.None
            : await nested.RenderAsync(caller, ticket, request.Nested, request.Answers, budget, cancellation);
        var macro = grains.GetGrain<IMacroGrain>(GrainKeys.Macro(caller.Tenant, MacroKey.Parse(ticket.Macro)));
        var trusted = use.ToRequest(caller.Access, ticket.AccountId, RenderMarkup.Html);
        var missing = MissingIn(request) | inside.Missing;
        if (missing != MissingContent.None && !caller.Access.IsUncounted)
        {
            await macro.CountMissing(missing);
        }

        if (request.NestedOnly)
        {
            return TypedResults.Ok(new FrameOutputDto { Parts = inside.Parts });
        }

        // Parameters of the stored macro fill in what the ticket has no value of, and never change one that it has.
        var render = trusted with { Parameters = StoredParameters.Merge(use.Parameters, request.Parameters) };
        if (ticket.Body != BodyMode.None)
        {
            render = render with { PostedBody = request.Body, BodyPostedBy = ViewerHash.Compute(caller.Tenant, caller.AccountId) };
            trusted = trusted with { Body = "" };
        }

        var presenter = new BodyPresenter(ticket, caller.Access, scripted, data, inside.Parts);
        return presenter.Present(await rounds.RenderAsync(caller.Tenant, macro, render, trusted, data, cancellation));
    }

    static MissingContent MissingIn(FrameBodyDto request) => request.Missing.Aggregate(
        MissingContent.None,
        (all, name) => Enum.TryParse<MissingContent>(name, ignoreCase: true, out var reason) && Enum.IsDefined(reason) ? all | reason : all);

    static bool IsFor(FrameTicket ticket, string key, HostCaller caller) =>
        string.Equals(ticket.Macro, key, StringComparison.Ordinal)
        && string.Equals(ticket.AccountId, caller.AccountId, StringComparison.Ordinal)
        && string.Equals(ticket.Page.Id, caller.Context.ContentId, StringComparison.Ordinal);
}
