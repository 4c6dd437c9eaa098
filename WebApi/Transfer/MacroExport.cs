using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Macros;
using UserMacro.WebApi.Transfer.Contracts.Archives;

namespace UserMacro.WebApi.Transfer;

/// <summary>Macros of the site as they are in an archive.</summary>
internal sealed class MacroExport(IGrainFactory grains, MacroAccess access, CallerAccounts callers)
{
    const int ReadAtOnce = 16;

    /// <summary>How often a macro is read again that was changed while it was read.</summary>
    const int MaxTries = 5;

    /// <summary>The shared parts of the site.</summary>
    public async Task<IReadOnlyList<ArchivePartDto>> PartsAsync(ApiCaller caller)
    {
        var grain = grains.GetGrain<ISharedPartsGrain>(GrainKeys.Tenant(caller.Tenant));
        var parts = await grain.Resolve([.. (await grain.List()).Select(part => part.Name)]);
        var accounts = await callers.AccountsOf(caller, parts.Select(part => part.EditedBy));
        return [.. parts.Select(part => ArchivePartDto.From(part, accounts))];
    }

    /// <summary>The macro in one state; null when there is none.</summary>
    /// <param name="caller">Whose site.</param>
    /// <param name="key">Its key.</param>
    /// <param name="withHistory">Whether with all revisions, or only what is published.</param>
    public async Task<ArchiveMacroDto?> ReadAsync(ApiCaller caller, string key, bool withHistory)
    {
        if (access.Find(caller, key) is not { } macro || (await macro.Read()).Value is not { } details)
        {
            return null;
        }

        for (var tries = 1; ; tries++)
        {
            var read = await ReadAsync(caller, macro, details, withHistory);
            if ((await macro.Read()).Value is not { } now)
            {
                return null;
            }

            // Draft, state and revisions are read one after another: they belong together when nothing has changed meanwhile.
            if (tries == MaxTries || StateOf(now) == StateOf(details))
            {
                return read;
            }

            details = now;
        }

        static (MacroState State, int Draft, int? Published) StateOf(MacroDetails macro) => (macro.State, macro.Draft.Number, macro.Published?.Number);
    }

    async Task<ArchiveMacroDto> ReadAsync(ApiCaller caller, IMacroGrain macro, MacroDetails details, bool withHistory)
    {
        var numbers = withHistory ? await NumbersAsync(macro, details.Published?.Number) : details.Published is { } published ? [published.Number] : [];
        var revisions = new List<MacroRevision>(numbers.Count);
        foreach (var some in numbers.Chunk(ReadAtOnce))
        {
            revisions.AddRange((await Task.WhenAll(some.Select(macro.ReadRevision))).Select(result => result.Value).OfType<MacroRevision>());
        }

        var accounts = await callers.AccountsOf(caller,
        [
            details.Draft.EditedBy,
            .. RuleAccountResolver.HandlesIn(details.Draft.Definition.Rules),
            .. revisions.SelectMany(revision => MacroAccess.HandlesIn(revision.Header)
                .Concat(RuleAccountResolver.HandlesIn(revision.Definition.Rules))
                .Concat(revision.Parts.Select(part => part.EditedBy))),
        ]);
        return new()
        {
            Key = details.Key,
            State = details.State,
            Draft = ArchiveDraftDto.From(details.Draft, accounts),
            Revisions = [.. revisions.Select(revision => ArchiveRevisionDto.From(revision, accounts))],
        };
    }

    /// <summary>The numbers that are kept, up to the last one, in order.</summary>
    static async Task<List<int>> NumbersAsync(IMacroGrain macro, int? last)
    {
        var numbers = new List<int>();
        var before = last + 1;
        do
        {
            if (!(await macro.History(before, HistoryPage.MaxLimit)).TryGet(out var page, out _))
            {
                break;
            }

            numbers.AddRange(page.Revisions.Select(header => header.Number));
            before = page.Before;
        }
        while (before is not null);
        numbers.Reverse();
        return numbers;
    }
}
