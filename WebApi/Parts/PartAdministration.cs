using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Macros;
using UserMacro.WebApi.Macros.Contracts.Comparisons;
using UserMacro.WebApi.Parts.Contracts;

namespace UserMacro.WebApi.Parts;

/// <summary>What an administrator does with the shared parts of the site, in the words of the API: account ids in place of handles.</summary>
internal sealed class PartAdministration(IGrainFactory grains, MacroAccess access, CallerAccounts callers, RepeatMarker repeats)
{
    public async Task<PartListDto> ListAsync(ApiCaller caller)
    {
        var parts = await PartsOf(caller).List();
        var uses = (await grains.ListMacrosAsync(caller.Tenant)).SelectMany(macro => macro.Parts.Distinct(StringComparer.Ordinal))
            .CountBy(name => name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var accounts = await callers.AccountsOf(caller, parts.Select(part => part.EditedBy));
        return new([.. parts.Select(part => PartListItemDto.From(part, uses.GetValueOrDefault(part.Name), accounts))]);
    }

    public async Task<Result<PartDto>> ReadAsync(ApiCaller caller, string name) => await DescribeAsync(caller, await PartsOf(caller).Read(name));

    public async Task<Result<PartDto>> CreateAsync(ApiCaller caller, CreatePartDto request) =>
        await DescribeAsync(
            caller,
            repeats.Mark(await PartsOf(caller).Save(request.Texts.ToPart(request.Name), onNumber: null, await callers.HandleOf(caller))));

    public async Task<Result<PartDto>> SaveAsync(ApiCaller caller, string name, int onNumber, PartTextsDto request) =>
        await DescribeAsync(caller, await PartsOf(caller).Save(request.ToPart(name), onNumber, await callers.HandleOf(caller)));

    public async Task<Result<bool>> DeleteAsync(ApiCaller caller, string name, int onNumber) =>
        await PartsOf(caller).Delete(name, onNumber, await callers.HandleOf(caller));

    public async Task<Result<DependantsDto>> DependantsAsync(ApiCaller caller, string name)
    {
        if (!(await PartsOf(caller).Read(name)).TryGet(out _, out var error))
        {
            return error;
        }

        return new DependantsDto(await KeysAsync(caller, name));
    }

    /// <summary>Publishes the dependants one after the other; one that fails keeps no other from it.</summary>
    public async Task<Result<RepublishResultDto>> RepublishAsync(ApiCaller caller, string name, string note)
    {
        if (!(await PartsOf(caller).Read(name)).TryGet(out _, out var error))
        {
            return error;
        }

        var editor = await callers.HandleOf(caller);
        var items = new List<RepublishItemDto>();
        foreach (var key in await KeysAsync(caller, name))
        {
            items.Add((await access.GrainOf(caller, MacroKey.Parse(key)).Republish(note, editor)).TryGet(out var header, out var fault)
                ? new(key, header.Number, Problem: null)
                : new(key, Revision: null, ProblemMap.From(fault)));
        }

        return new RepublishResultDto(items);
    }

    async Task<IReadOnlyList<string>> KeysAsync(ApiCaller caller, string name) =>
        [.. (await grains.ListMacrosAsync(caller.Tenant)).Where(macro => macro.Parts.Contains(name, StringComparer.Ordinal)).Select(macro => macro.Key)];

    async Task<Result<PartDto>> DescribeAsync(ApiCaller caller, Result<SharedPart> result)
    {
        if (!result.TryGet(out var part, out var error))
        {
            return error;
        }

        return PartDto.From(part, await callers.AccountsOf(caller, [part.EditedBy]));
    }

    ISharedPartsGrain PartsOf(ApiCaller caller) => grains.GetGrain<ISharedPartsGrain>(GrainKeys.Tenant(caller.Tenant));
}
