using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Privacy;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Archive.Contracts;
using UserMacro.WebApi.Macros.Contracts;
using UserMacro.WebApi.Settings.Contracts;
using UserMacro.WebApi.Tokens;
using UserMacro.WebApi.Transfer;
using UserMacro.WebApi.Transfer.Contracts.Archives;
using UserMacro.WebApi.Usage;
using UserMacro.WebApi.Usage.Contracts;

namespace UserMacro.WebApi.Archive;

/// <summary>Writes all that is stored about a site, without secrets.</summary>
internal sealed class SiteArchive(IGrainFactory grains, StoredMacroReader macros, TimeProvider time)
{
    public async Task WriteAsync(JsonStream json, TenantId tenant)
    {
        var key = GrainKeys.Tenant(tenant);
        var site = grains.GetGrain<ITenantGrain>(key);
        var people = await grains.GetGrain<IAccountsGrain>(key).List();
        var accounts = new ResolvedAccounts(people.ToImmutableDictionary(account => account.Handle, account => account.AccountId, StringComparer.Ordinal));
        var settings = await site.Settings();
        await json.WriteObjectAsync(async () =>
        {
            await json.WriteAsync(nameof(SiteArchiveDto.Format), SiteArchiveDto.FormatName);
            await json.WriteAsync(nameof(SiteArchiveDto.Version), SiteArchiveDto.CurrentVersion);
            await json.WriteAsync(nameof(SiteArchiveDto.CreatedAt), time.GetUtcNow());
            await json.WriteAsync(nameof(SiteArchiveDto.Tenant), tenant.Value);
            await json.WriteAsync(nameof(SiteArchiveDto.Installations), (await site.Installations()).Select(InstallationDto.From));
            await json.WriteAsync(nameof(SiteArchiveDto.Settings), SettingsDto.From(settings, accounts));
            await json.WriteAsync(nameof(SiteArchiveDto.SettingsVersion), settings.Version);
            await json.WriteAsync(nameof(SiteArchiveDto.Accounts), people.Select(StoredAccountDto.From));
            await json.WriteAsync(nameof(SiteArchiveDto.Tokens), (await grains.GetGrain<ITokensGrain>(key).List()).Select(token => Token(token, accounts)));
            await json.WriteAsync(nameof(SiteArchiveDto.Connections), await ConnectionsAsync(key, accounts));
            await json.WriteAsync(nameof(SiteArchiveDto.Modules), Modules(await grains.GetGrain<IModuleSyncGrain>(key).Status()));
            await json.WriteAsync(
                nameof(SiteArchiveDto.Erasure), Erasure(await grains.GetGrain<IErasureGrain>(GrainKeys.Erasure(tenant)).Status(), accounts));
            await json.WriteAsync(nameof(SiteArchiveDto.Requests), await RequestsAsync(key, accounts));
            await json.WriteAsync(nameof(SiteArchiveDto.Parts), PartsAsync(key, accounts));
            await json.WriteArrayAsync(nameof(SiteArchiveDto.Macros), () => WriteMacrosAsync(json, tenant, accounts, settings.Usage));
            await json.WriteAsync(nameof(SiteArchiveDto.Audit), AuditAsync(tenant, accounts));
        });
    }

    public static ArchivedTokenDto Token(ApiToken token, ResolvedAccounts accounts) => new(
        token.Id, token.Name, ScopeNames.In(token.Scopes), ArchivePeople.TextOf(token.CreatedBy, accounts), token.CreatedAt, token.ExpiresAt, token.LastUsedAt);

    static ArchivedModulesDto Modules(ModuleSyncStatus status) => new(
        status.Registered, status.Refused, status.Waiting, status.Generic, status.UpToDate, status.LastError, status.ReconciledAt);

    static ArchivedErasureDto Erasure(ErasureStatus status, ResolvedAccounts accounts) => new(
        ArchiveNames.Of(status.State), status.DueAt, status.RequestedBy is { } handle ? ArchivePeople.TextOf(handle, accounts) : null, status.RequestedAt);

    async Task<IEnumerable<ArchivedConnectionDto>> ConnectionsAsync(string key, ResolvedAccounts accounts) =>
        (await grains.GetGrain<IConnectionsGrain>(key).List()).Select(connection => new ArchivedConnectionDto(
            connection.Name, connection.BaseUrl, connection.Headers, connection.CacheSeconds, connection.Number,
            ArchivePeople.TextOf(connection.EditedBy, accounts), connection.EditedAt));

    async Task<IEnumerable<ArchivedRequestDto>> RequestsAsync(string key, ResolvedAccounts accounts) =>
        (await grains.GetGrain<IPrivacyRequestsGrain>(key).List()).Select(request => new ArchivedRequestDto(
            request.Id, ArchiveNames.Of(request.Kind), ArchivePeople.TextOf(request.RequestedBy, accounts), request.RequestedAt, request.Note,
            request.Answer is { } answer ? ArchiveNames.Of(answer.Outcome) : null, request.Answer?.Reason,
            request.Answer is { By: var by } ? ArchivePeople.TextOf(by, accounts) : null, request.Answer?.At));

    async IAsyncEnumerable<ArchivePartDto> PartsAsync(string key, ResolvedAccounts accounts)
    {
        var parts = grains.GetGrain<ISharedPartsGrain>(key);
        foreach (var listed in await parts.List())
        {
            if ((await parts.Read(listed.Name)).Value is { } part)
            {
                yield return ArchivePartDto.From(part, accounts);
            }
        }
    }

    async Task WriteMacrosAsync(JsonStream json, TenantId tenant, ResolvedAccounts accounts, bool isCounted)
    {
        foreach (var macro in await grains.ListMacrosAsync(tenant))
        {
            if ((await macros.GrainOf(tenant, macro.Key).Read()).Value is { } details)
            {
                await WriteAsync(json, tenant, details, accounts, isCounted);
            }
        }

        foreach (var key in await grains.ListRemovedMacrosAsync(tenant))
        {
            if (await macros.GrainOf(tenant, key).ReadDeleted() is { } deleted)
            {
                await WriteAsync(json, tenant, deleted, accounts);
            }
        }
    }

    async Task WriteAsync(JsonStream json, TenantId tenant, MacroDetails details, ResolvedAccounts accounts, bool isCounted)
    {
        var (from, until) = UsagePeriod.All(time);
        var usage = (await macros.GrainOf(tenant, details.Key).Usage(from, until)).Value;
        await json.WriteObjectAsync(async () =>
        {
            await json.WriteAsync(nameof(ArchivedMacroDto.Key), details.Key);
            await json.WriteAsync(nameof(ArchivedMacroDto.State), ArchiveNames.Of(details.State));
            await json.WriteAsync(nameof(ArchivedMacroDto.DeletedAt), (DateTimeOffset?)null);
            await json.WriteAsync(nameof(ArchivedMacroDto.Published), details.Published?.Number);
            await json.WriteAsync(nameof(ArchivedMacroDto.HasUnpublishedChanges), details.HasUnpublishedChanges);
            await WriteDraftAsync(json, details.Draft, accounts);
            await json.WriteAsync(nameof(ArchivedMacroDto.Approval), details.Approval is { } request ? Approval(request, accounts) : null);
            await json.WriteAsync(nameof(ArchivedMacroDto.Slowed), details.Slowed);
            await json.WriteAsync(nameof(ArchivedMacroDto.Quarantine), details.Quarantine is { } quarantine ? QuarantineDto.From(quarantine) : null);
            await json.WriteAsync(nameof(ArchivedMacroDto.QuarantinedPosts), details.QuarantinedPosts);
            await json.WriteAsync(nameof(ArchivedMacroDto.Usage), usage is null ? null : UsageDto.From(usage, isCounted));
            await json.WriteAsync(nameof(ArchivedMacroDto.Revisions), Revisions(macros.RevisionsAsync(tenant, details.Key), accounts));
        });
    }

    async Task WriteAsync(JsonStream json, TenantId tenant, DeletedMacro deleted, ResolvedAccounts accounts) => await json.WriteObjectAsync(async () =>
    {
        await json.WriteAsync(nameof(ArchivedMacroDto.Key), deleted.Key);
        await json.WriteAsync(nameof(ArchivedMacroDto.State), "deleted");
        await json.WriteAsync(nameof(ArchivedMacroDto.DeletedAt), deleted.DeletedAt);
        await json.WriteAsync(nameof(ArchivedMacroDto.Published), (int?)null);
        await json.WriteAsync(nameof(ArchivedMacroDto.HasUnpublishedChanges), value: true);
        await WriteDraftAsync(json, deleted.Draft, accounts);
        await json.WriteAsync(nameof(ArchivedMacroDto.Approval), (ArchivedApprovalDto?)null);
        await json.WriteAsync(nameof(ArchivedMacroDto.Slowed), (string?)null);
        await json.WriteAsync(nameof(ArchivedMacroDto.Quarantine), (QuarantineDto?)null);
        await json.WriteAsync(nameof(ArchivedMacroDto.QuarantinedPosts), 0);
        await json.WriteAsync(nameof(ArchivedMacroDto.Usage), (UsageDto?)null);
        await json.WriteAsync(nameof(ArchivedMacroDto.Revisions), Revisions(macros.RevisionsOfDeletedAsync(tenant, deleted), accounts));
    });

    static async Task WriteDraftAsync(JsonStream json, MacroDraft draft, ResolvedAccounts accounts)
    {
        await json.WriteAsync(nameof(ArchivedMacroDto.DraftNumber), draft.Number);
        await json.WriteAsync(nameof(ArchivedMacroDto.Draft), ArchiveDraftDto.From(draft, accounts));
        await json.WriteAsync(nameof(ArchivedMacroDto.Diagnostics), draft.Diagnostics.Select(DiagnosticDto.From));
    }

    static ArchivedApprovalDto Approval(ApprovalRequest request, ResolvedAccounts accounts) => new(
        ArchivePeople.TextOf(request.RequestedBy, accounts), request.RequestedAt, request.Note,
        request.Rejection is { } rejection ? ArchiveApprovalDto.From(rejection, accounts) : null);

    static IAsyncEnumerable<ArchiveRevisionDto> Revisions(IAsyncEnumerable<MacroRevision> revisions, ResolvedAccounts accounts) =>
        revisions.Select(revision => ArchiveRevisionDto.From(revision, accounts));

    IAsyncEnumerable<ArchivedEntryDto> AuditAsync(TenantId tenant, ResolvedAccounts accounts) =>
        macros.AuditAsync(tenant, new()).Select(entry => new ArchivedEntryDto(
            entry.Id, entry.At, ArchivePeople.TextOf(entry.Actor, accounts), entry.Action, entry.Target, entry.Outcome, entry.Detail));
}
