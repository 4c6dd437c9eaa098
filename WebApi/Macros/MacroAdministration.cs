using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Macros.Contracts;
using UserMacro.WebApi.Macros.Contracts.Definitions;

namespace UserMacro.WebApi.Macros;

/// <summary>What an administrator does with the macros of the site and their drafts, in the words of the API: account ids in place of handles.</summary>
internal sealed class MacroAdministration(MacroAccess access, CallerAccounts callers, RepeatMarker repeats, RuleAccountResolver people)
{
    static readonly InvalidError BadKey = new(
        $"The key is invalid: use 1 to {MacroKey.MaxLength} of a-z, 0-9 and '-', not beginning with usermacro-.",
        [new("key", $"1 to {MacroKey.MaxLength} of a-z, 0-9 and '-', not beginning with '{MacroKey.ReservedPrefix}'.")],
        [],
        DraftNumber: null);

    public async Task<Result<MacroDetailsDto>> CreateAsync(ApiCaller caller, CreateMacroDto request)
    {
        if (!MacroKey.TryParse(request.Key, out var key))
        {
            return BadKey;
        }

        if (!(await people.ReadAsync(caller.Tenant, request.Definition)).TryGet(out var definition, out var error))
        {
            return error;
        }

        return await CreateAsync(caller, key, definition);
    }

    /// <summary>Creates a macro of another key with the draft of this one.</summary>
    public async Task<Result<MacroDetailsDto>> DuplicateAsync(ApiCaller caller, string key, string newKey)
    {
        if (access.Find(caller, key) is not { } macro)
        {
            return NotFoundError.NoMacro;
        }

        if (!MacroKey.TryParse(newKey, out var parsed))
        {
            return BadKey;
        }

        return (await macro.Read()).TryGet(out var details, out var error) ? await CreateAsync(caller, parsed, details.Draft.Definition) : error;
    }

    public async Task<Result<MacroDetailsDto>> ReadAsync(ApiCaller caller, string key) =>
        access.Find(caller, key) is { } macro ? await access.DescribeAsync(caller, await macro.Read()) : NotFoundError.NoMacro;

    public async Task<Result<MacroDetailsDto>> SaveDraftAsync(ApiCaller caller, string key, int onDraft, DefinitionDto request)
    {
        if (access.Find(caller, key) is not { } macro)
        {
            return NotFoundError.NoMacro;
        }

        if (!(await people.ReadAsync(caller.Tenant, request)).TryGet(out var definition, out var error))
        {
            return error;
        }

        return await access.DescribeAsync(caller, await macro.SaveDraft(definition, onDraft, await callers.HandleOf(caller)));
    }

    public async Task<Result<MacroDetailsDto>> DiscardDraftAsync(ApiCaller caller, string key, int onDraft) =>
        await access.DescribeAsync(caller, await access.EditAsync(caller, key, (macro, editor) => macro.DiscardDraft(onDraft, editor)));

    public Task<Result<bool>> DeleteAsync(ApiCaller caller, string key, int? onDraft) =>
        access.EditAsync(caller, key, (macro, editor) => macro.Delete(onDraft, editor));

    public async Task<Result<MacroDetailsDto>> UndeleteAsync(ApiCaller caller, string key) =>
        await access.DescribeAsync(caller, await access.EditAsync(caller, key, (macro, editor) => macro.Undelete(editor)));

    async Task<Result<MacroDetailsDto>> CreateAsync(ApiCaller caller, MacroKey key, MacroDefinition definition) =>
        await access.DescribeAsync(caller, repeats.Mark(await access.GrainOf(caller, key).Create(definition, await callers.HandleOf(caller))));
}
