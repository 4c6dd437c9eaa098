using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.WebApi.Editor.Contracts;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Render;
using UserMacro.WebApi.Render.Answers;
using UserMacro.WebApi.Render.Data;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Editor;

/// <summary>What the dialog in Confluence's editor shows: published macros only, to whoever edits pages of the site.</summary>
internal sealed class MacroForms(IGrainFactory grains)
{
    /// <summary>How many runs of a preview may ask for data.</summary>
    const int MaxRounds = 2;

    const string SampleBody = "The body of the macro appears here.";

    /// <summary>A macro that is published again and again is shown in the end as it was asked for.</summary>
    const int MaxTries = 3;

    /// <summary>The form of a macro; null when none is published under this key.</summary>
    public async Task<MacroFormDto?> FindAsync(HostCaller caller, string key)
    {
        if (await DefinitionOf(caller, key) is not { } definition)
        {
            return null;
        }

        var rules = new EffectiveRules(caller.Access.Rules, definition.Rules);
        var handle = caller.AccountId is { } account ? await grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(caller.Tenant)).Find(account) : null;
        return MacroFormDto.From(key, definition, rules.MayInsert(handle, []), GroupsOf(rules));
    }

    /// <summary>The macros that a generic module can show, by name; null when it is none.</summary>
    public async Task<IReadOnlyList<MacroChoiceDto>?> ListAsync(HostCaller caller, string module)
    {
        if (GenericKind.TryParse(module) is not { } kind)
        {
            return null;
        }

        return
        [
            .. (await grains.ListMacrosAsync(caller.Tenant))
                .Where(macro => macro.Module is { } definition && kind.Fits(definition) && !new EffectiveRules(caller.Access.Rules, definition.Rules).Hidden)
                .OrderBy(macro => macro.Module!.Name, StringComparer.OrdinalIgnoreCase)
                .Select(macro => new MacroChoiceDto(macro.Key, macro.Module!.Name, macro.Module.Description)),
        ];
    }

    /// <summary>The output for some values; null when no macro is published under this key.</summary>
    public async Task<FormPreviewDto?> PreviewAsync(HostCaller caller, string key, FormPreviewRequestDto values, CancellationToken cancellation)
    {
        var definition = await DefinitionOf(caller, key);
        for (var tries = 1; definition is not null; tries++)
        {
            var preview = await PreviewAsync(caller, key, definition, values, cancellation);
            // What was rendered may be of another revision than what was asked for.
            var now = await DefinitionOf(caller, key);
            if (tries == MaxTries || (now is not null && AsksTheSame(now, definition)))
            {
                return preview;
            }

            definition = now;
        }

        return null;
    }

    async Task<FormPreviewDto?> PreviewAsync(
        HostCaller caller, string key, MacroDefinition definition, FormPreviewRequestDto values, CancellationToken cancellation)
    {
        var presenter = new FormPreviewPresenter(key, definition);
        if (values.Parameters.FirstOrDefault(pair => pair.Value.Length > LimitOf(definition, pair.Key)) is { Key: { } oversized, Value: var value })
        {
            return presenter.Notice(RenderNotice.Of(ViewerMessages.Oversized(oversized, value.Length, LimitOf(definition, oversized))));
        }

        var use = new MacroUse
        {
            Key = key,
            Parameters = [.. values.Parameters.Select(pair => new ParameterValue(pair.Key, pair.Value))],
            Page = PageOf(caller),
            OutputType = "preview",
            MacroId = "",
            Body = definition.Body == BodyMode.None ? null : definition.Body == BodyMode.Rendered ? $"<p>{SampleBody}</p>" : SampleBody,
        };
        var request = use.ToRequest(caller.Access, caller.AccountId, definition.Output == OutputMode.Static ? RenderMarkup.Storage : RenderMarkup.Html) with
        {
            IsUncounted = true,
            Data = SampleData.All,
        };
        var macro = grains.GetGrain<IMacroGrain>(GrainKeys.Macro(caller.Tenant, MacroKey.Parse(key)));
        return presenter.Present(await DataRounds.RunAsync(
            MaxRounds,
            request,
            known => macro.Render(known, cancellation),
            outcome => outcome,
            needed => Task.FromResult<BroughtData?>(SampleData.Bring(needed))));
    }

    /// <summary>What an address can bring; a text of several lines is read from the page.</summary>
    static int LimitOf(MacroDefinition definition, string identifier) =>
        definition.Parameters.Any(parameter => parameter.MultiLine && string.Equals(parameter.Identifier, identifier, StringComparison.Ordinal))
            ? Limits.ParameterText
            : Limits.ParameterValue;

    /// <summary>Whether two revisions are asked for their output in the same way.</summary>
    static bool AsksTheSame(MacroDefinition one, MacroDefinition other) =>
        one.Output == other.Output && one.Body == other.Body
        && one.Parameters.Select(parameter => (parameter.Identifier, parameter.MultiLine))
            .SequenceEqual(other.Parameters.Select(parameter => (parameter.Identifier, parameter.MultiLine)));

    static PageContext PageOf(HostCaller caller) =>
        new() { Id = caller.Context.ContentId ?? "", Type = caller.Context.ContentType ?? "", SpaceKey = caller.Context.SpaceKey ?? "" };

    async Task<MacroDefinition?> DefinitionOf(HostCaller caller, string key) =>
        MacroKey.TryParse(key, out var parsed) ? await grains.GetGrain<IMacroGrain>(GrainKeys.Macro(caller.Tenant, parsed)).Published() : null;

    /// <summary>Groups whose members both rules let insert: of two lists those on both.</summary>
    static ImmutableArray<string> GroupsOf(EffectiveRules rules) =>
        rules.Tenant.InsertGroups.IsEmpty ? rules.Macro.InsertGroups
        : rules.Macro.InsertGroups.IsEmpty ? rules.Tenant.InsertGroups
        : [.. rules.Macro.InsertGroups.Intersect(rules.Tenant.InsertGroups, StringComparer.OrdinalIgnoreCase)];
}
