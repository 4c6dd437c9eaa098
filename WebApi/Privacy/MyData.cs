using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Privacy;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api.Auditing;
using UserMacro.WebApi.Archive;
using UserMacro.WebApi.Archive.Contracts;
using UserMacro.WebApi.Privacy.Contracts;

namespace UserMacro.WebApi.Privacy;

/// <summary>What is stored about the caller, and their requests. Looking leaves no record: only who is stored already can leave one.</summary>
internal sealed class MyData(IGrainFactory grains, AccountTraces traces, AuditWriter audit, SecurityEvents events)
{
    const int Shown = 100;
    const int MaxCounted = 10_000;

    static readonly NotFoundError NotStored = new("Nothing is stored about you, so there is nothing to correct or erase.");

    public async Task<MyDataDto> ReadAsync(Person person)
    {
        if (await traces.FindAsync(person.Tenant, person.AccountId) is not { } account)
        {
            return new() { Account = null, Revisions = 0, Drafts = 0, AuditLines = 0, Tokens = [], Macros = [], Audit = [], Requests = [] };
        }

        var (revisions, drafts, macros) = (0, 0, new List<AccountMacroDto>());
        await foreach (var macro in traces.MacrosAsync(person.Tenant, account.Handle, withContent: false))
        {
            revisions += macro.Revisions.Count;
            drafts += macro.DraftEditedAt is null ? 0 : 1;
            if (macros.Count < Shown)
            {
                macros.Add(macro with { Revisions = [.. macro.Revisions.Take(Shown)] });
            }
        }

        var (lines, audited) = (0, new List<OwnEntryDto>());
        await foreach (var entry in traces.AuditAsync(person.Tenant, account.Handle).Take(MaxCounted))
        {
            lines++;
            if (audited.Count < Shown)
            {
                audited.Add(entry);
            }
        }

        return new()
        {
            Account = StoredAccountDto.From(account),
            Revisions = revisions,
            Drafts = drafts,
            AuditLines = lines,
            Tokens = await traces.TokensAsync(person.Tenant, account),
            Macros = macros,
            Audit = audited,
            Requests = await traces.RequestsAsync(person.Tenant, account.Handle),
        };
    }

    public async Task<ArchiveResult> ExportAsync(Person person)
    {
        var account = await traces.FindAsync(person.Tenant, person.AccountId);
        if (account is not null)
        {
            await audit.EnterByHandleAsync(person.Tenant, account.Handle, AuditActions.ArchiveExported, account.Handle, "own data");
        }

        events.Exported("own");
        return new("my-data", json => traces.WriteAsync(json, person.Tenant, account));
    }

    public async Task<Result<OwnRequestDto>> RequestAsync(Person person, CreatePrivacyRequestDto request)
    {
        if (await traces.FindAsync(person.Tenant, person.AccountId) is not { } account)
        {
            return NotStored;
        }

        if (!(await RequestsOf(person).Create(request.Kind, request.Note.Trim(), account.Handle)).TryGet(out var created, out var error))
        {
            return error;
        }

        await audit.EnterByHandleAsync(
            person.Tenant, account.Handle, AuditActions.PrivacyRequested, account.Handle, created.Kind == PrivacyRequestKind.Erase ? "erase" : "rectify");
        return new OwnRequestDto(created.Id, ArchiveNames.Of(created.Kind), created.RequestedAt, created.Note, Outcome: null, Reason: null, AnsweredAt: null);
    }

    public async Task<Result<bool>> WithdrawAsync(Person person, string id)
    {
        if (await traces.FindAsync(person.Tenant, person.AccountId) is not { } account)
        {
            return NotStored;
        }

        if ((await RequestsOf(person).Withdraw(id, account.Handle)).Error is { } error)
        {
            return error;
        }

        await audit.EnterByHandleAsync(person.Tenant, account.Handle, AuditActions.PrivacyWithdrawn, account.Handle, "");
        return true;
    }

    IPrivacyRequestsGrain RequestsOf(Person person) => grains.GetGrain<IPrivacyRequestsGrain>(GrainKeys.Tenant(person.Tenant));
}
