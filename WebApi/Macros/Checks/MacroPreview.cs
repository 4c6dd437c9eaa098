using System.Text;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Connections.Outbound;
using UserMacro.WebApi.Macros.Contracts;
using UserMacro.WebApi.Render;
using UserMacro.WebApi.Render.Data;

namespace UserMacro.WebApi.Macros.Checks;

/// <summary>Renders a definition that need not be stored, for its author.</summary>
internal sealed class MacroPreview(IGrainFactory grains, ConnectionData connections, WorkBudgets budgets)
{
    const int MaxRounds = 3;
    const int MaxQuestions = 10;

    public async Task<Result<PreviewDto>> RenderAsync(ApiCaller caller, string key, PreviewRequestDto request, CancellationToken cancellation)
    {
        if (!MacroKey.TryParse(key, out var macroKey))
            return new NotFoundError("A macro cannot have this key.");
        if (Encoding.UTF8.GetByteCount(request.Body) is var bytes && bytes > Limits.Body)
            return new BodyTooLargeError(ViewerMessages.BodyTooLarge(bytes), ViewerMessages.LimitOf(BodyLimit.Length));
        if (PreviewInput.FaultOf(request) is { } fault)
            return fault;
        var macro = grains.GetGrain<IMacroGrain>(GrainKeys.Macro(caller.Tenant, macroKey));
        var definition = request.Definition.ToDefinition(AccountAliases.None);
        var outcome = await RenderAsync(caller, macro, definition, RequestOf(caller, request, definition), cancellation);
        if (outcome.Outcome is RenderBusy)
            return new UnavailableError("Too many renders are under way. Try again in a moment.");
        if (outcome.Outcome is BodyRefused refused)
            return new BodyTooLargeError(ViewerMessages.BodyRefused(refused), ViewerMessages.LimitOf(refused.What));
        if (outcome.Outcome is MacroQuarantined)
            return new ConflictError(
                "This definition crashed the process that tried it, so it is not rendered. Remove what repeats or nests endlessly.");
        return Describe(outcome, definition);
    }

    /// <summary>Data of pages are samples; what connections answer is real.</summary>
    async Task<PreviewOutcome> RenderAsync(
        ApiCaller caller, IMacroGrain macro, MacroDefinition definition, RenderRequest request, CancellationToken cancellation)
    {
        for (var round = 1; ; round++)
        {
            var outcome = await macro.Preview(definition, request with { MayAskForData = round <= MaxRounds }, cancellation);
            budgets.Charge(caller, TimeSpan.FromMilliseconds(outcome.ThreadMilliseconds));
            if (outcome.Outcome is not DataNeeded needed)
                return outcome;
            var data = await Task.WhenAll(needed.Names.Take(MaxQuestions)
                .Select(async name => new RenderDatum(name, await connections.FindAsync(caller.Tenant, name, cancellation))));
            request = request with { Data = [.. request.Data, .. data] };
        }
    }

    static RenderRequest RequestOf(ApiCaller caller, PreviewRequestDto request, MacroDefinition definition)
    {
        var isFramed = definition.Output != OutputMode.Static;
        return new()
        {
            Markup = isFramed ? RenderMarkup.Html : RenderMarkup.Storage,
            Parameters = [.. request.Parameters.Select(pair => new ParameterValue(pair.Key.ToLowerInvariant(), pair.Value))],
            Body = isFramed ? null : request.Body,
            PostedBody = isFramed ? request.Body : null,
            BodyPostedBy = isFramed ? ViewerHash.Compute(caller.Tenant, caller.AccountId) : null,
            Page = request.Context.ToPage(),
            AccountId = caller.AccountId,
            SiteBaseUrl = caller.SiteBaseUrl,
            OutputType = request.OutputType,
            Data = SampleData.All,
        };
    }

    static PreviewDto Describe(PreviewOutcome preview, MacroDefinition definition)
    {
        var output = preview.Outcome as RenderedOutput;
        return new()
        {
            Html = definition.Output != OutputMode.Static ? output?.Markup : null,
            Storage = definition.Output == OutputMode.Static ? output?.Markup : null,
            Styles = definition.Output != OutputMode.Static ? output?.Styles ?? definition.Styles : "",
            Output = preview.Output is { } choice ? new(choice.Mode, choice.Reason) : null,
            Diagnostics = [.. preview.Diagnostics.Select(DiagnosticDto.From)],
            Milliseconds = preview.Milliseconds,
            Steps = preview.Steps,
            Size = output is null ? 0 : Encoding.UTF8.GetByteCount(output.Markup),
            Stop = preview.Outcome is RenderStopped stop ? PreviewStopDto.From(stop) : null,
        };
    }
}
