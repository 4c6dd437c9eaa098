using System.Text;
using UserMacro.Atlassian.Confluence.Data;
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
using UserMacro.WebApi.Macros.Contracts.Checks;
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
        {
            return new NotFoundError("A macro cannot have this key.");
        }

        if (Encoding.UTF8.GetByteCount(request.Body) is var bytes && bytes > Limits.Body)
        {
            return new BodyTooLargeError(ViewerMessages.BodyTooLarge(bytes), ViewerMessages.LimitOf(BodyLimit.Length));
        }

        if (PreviewInput.FaultOf(request) is { } fault)
        {
            return fault;
        }

        var macro = grains.GetGrain<IMacroGrain>(GrainKeys.Macro(caller.Tenant, macroKey));
        var definition = request.Definition.ToDefinition(AccountAliases.None);
        var outcome = await RenderAsync(caller, macro, definition, RequestOf(caller, request, definition), cancellation);
        return new PreviewPresenter(key, outcome, definition).Present();
    }

    /// <summary>Data of pages are samples; what connections answer is real.</summary>
    Task<PreviewOutcome> RenderAsync(
        ApiCaller caller, IMacroGrain macro, MacroDefinition definition, RenderRequest request, CancellationToken cancellation)
    {
        return DataRounds.RunAsync(MaxRounds, request, RunAsync, preview => preview.Outcome, BringAsync);

        async Task<PreviewOutcome> RunAsync(RenderRequest known)
        {
            var preview = await macro.Preview(definition, known, cancellation);
            budgets.Charge(caller, TimeSpan.FromMilliseconds(preview.ThreadMilliseconds));
            return preview;
        }

        async Task<BroughtData?> BringAsync(DataNeeded needed) => new([
            .. await Task.WhenAll(needed.Names.Take(MaxQuestions)
                .Select(async name => new RenderDatum(
                    name, ConfluenceData.IsPerson(name) ? SampleData.Person : await connections.FindAsync(caller.Tenant, name, cancellation)))),
        ]);
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
            SiteHosts = caller.SiteHosts,
            OutputType = request.OutputType,
            Data = SampleData.All,
        };
    }
}
