using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Macros.Contracts;
using UserMacro.WebApi.Macros.Contracts.History;

namespace UserMacro.WebApi.Macros;

/// <summary>The caller's macros: grains inside, keys and account ids outside.</summary>
internal sealed class MacroAccess(IGrainFactory grains, CallerAccounts accounts, RepeatMarker repeats)
{
    /// <summary>The grain of a macro; null for a text that no macro has as its key.</summary>
    public IMacroGrain? Find(ApiCaller caller, string key) => MacroKey.TryParse(key, out var parsed) ? GrainOf(caller, parsed) : null;

    public IMacroGrain GrainOf(ApiCaller caller, MacroKey key) => grains.GetGrain<IMacroGrain>(GrainKeys.Macro(caller.Tenant, key));

    /// <summary>Does something to a macro in the caller's name.</summary>
    public async Task<Result<T>> EditAsync<T>(ApiCaller caller, string key, Func<IMacroGrain, string, Task<Result<T>>> edit) =>
        Find(caller, key) is { } macro ? repeats.Mark(await edit(macro, await accounts.HandleOf(caller))) : NotFoundError.NoMacro;

    /// <summary>Converts a macro from a grain to the API's contract.</summary>
    public async Task<Result<MacroDetailsDto>> DescribeAsync(ApiCaller caller, Result<MacroDetails> result)
    {
        if (!result.TryGet(out var details, out var error))
        {
            return error;
        }

        List<string> handles = [details.Draft.EditedBy, .. RuleAccountResolver.HandlesIn(details.Draft.Definition.Rules)];
        if (details.Published is { } published)
        {
            handles.AddRange(HandlesIn(published));
        }

        if (details.Approval is { } request)
        {
            handles.AddRange([request.RequestedBy, .. request.Rejection is { } rejection ? [rejection.By] : Array.Empty<string>()]);
        }

        return MacroDetailsDto.From(details, await accounts.AccountsOf(caller, handles));
    }

    /// <summary>Converts a revision from a grain to the API's contract.</summary>
    public async Task<Result<RevisionHeaderDto>> DescribeAsync(ApiCaller caller, Result<RevisionHeader> result)
    {
        if (!result.TryGet(out var header, out var error))
        {
            return error;
        }

        return RevisionHeaderDto.From(header, await accounts.AccountsOf(caller, HandlesIn(header)));
    }

    public static IEnumerable<string> HandlesIn(RevisionHeader header) => header.Approval is { } approval ? [header.Author, approval.By] : [header.Author];
}
