using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Privacy;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Archive.Contracts;

namespace UserMacro.WebApi.Archive;

/// <summary>Finds what is stored about one account. What it gives names no other account.</summary>
internal sealed class AccountTraces(IGrainFactory grains, StoredMacroReader macros, TimeProvider time)
{
    /// <summary>The account as it is stored; null when nothing is stored about it. Looking stores nothing.</summary>
    public Task<StoredAccount?> FindAsync(TenantId tenant, string accountId) =>
        grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(tenant)).FindStored(accountId);

    /// <summary>Writes all of it.</summary>
    public async Task WriteAsync(JsonStream json, TenantId tenant, StoredAccount? account) => await json.WriteObjectAsync(async () =>
    {
        await json.WriteAsync(nameof(AccountArchiveDto.Format), AccountArchiveDto.FormatName);
        await json.WriteAsync(nameof(AccountArchiveDto.Version), SiteArchiveDto.CurrentVersion);
        await json.WriteAsync(nameof(AccountArchiveDto.CreatedAt), time.GetUtcNow());
        await json.WriteAsync(nameof(AccountArchiveDto.Account), account is null ? null : StoredAccountDto.From(account));
        await json.WriteAsync(nameof(AccountArchiveDto.Tokens), account is null ? [] : await TokensAsync(tenant, account));
        await json.WriteAsync(nameof(AccountArchiveDto.Connections), account is null ? [] : await ConnectionsAsync(tenant, account.Handle));
        await json.WriteAsync(nameof(AccountArchiveDto.Parts), account is null ? [] : await PartsAsync(tenant, account.Handle));
        await json.WriteAsync(nameof(AccountArchiveDto.Rules), account is null ? [] : await RulesAsync(tenant, account.Handle));
        await json.WriteAsync(nameof(AccountArchiveDto.ErasureRequestedAt), account is null ? null : await ErasureAsync(tenant, account.Handle));
        await json.WriteAsync(nameof(AccountArchiveDto.Requests), account is null ? [] : await RequestsAsync(tenant, account.Handle));
        await json.WriteAsync(
            nameof(AccountArchiveDto.Macros),
            account is null ? AsyncEnumerable.Empty<AccountMacroDto>() : MacrosAsync(tenant, account.Handle, withContent: true));
        await json.WriteAsync(nameof(AccountArchiveDto.Audit), account is null ? AsyncEnumerable.Empty<OwnEntryDto>() : AuditAsync(tenant, account.Handle));
    });

    public async Task<IReadOnlyList<ArchivedTokenDto>> TokensAsync(TenantId tenant, StoredAccount account)
    {
        var accounts = new ResolvedAccounts(ImmutableDictionary<string, string>.Empty.Add(account.Handle, account.AccountId));
        return
        [
            .. (await grains.GetGrain<ITokensGrain>(GrainKeys.Tenant(tenant)).List()).Where(token => Is(token.CreatedBy, account.Handle))
                .Select(token => SiteArchive.Token(token, accounts)),
        ];
    }

    public async Task<IReadOnlyList<OwnRequestDto>> RequestsAsync(TenantId tenant, string handle) =>
    [
        .. (await grains.GetGrain<IPrivacyRequestsGrain>(GrainKeys.Tenant(tenant)).List()).Where(request => Is(request.RequestedBy, handle))
            .Select(request => new OwnRequestDto(
                request.Id, ArchiveNames.Of(request.Kind), request.RequestedAt, request.Note,
                request.Answer is { } answer ? ArchiveNames.Of(answer.Outcome) : null, request.Answer?.Reason, request.Answer?.At)),
    ];

    /// <summary>Macros that name the account.</summary>
    /// <param name="tenant">The site.</param>
    /// <param name="handle">The account.</param>
    /// <param name="withContent">Whether revisions are read whole, for what their rules and parts say.</param>
    public async IAsyncEnumerable<AccountMacroDto> MacrosAsync(TenantId tenant, string handle, bool withContent)
    {
        foreach (var listed in await grains.ListMacrosAsync(tenant))
        {
            if ((await macros.GrainOf(tenant, listed.Key).Read()).Value is not { } details)
            {
                continue;
            }

            var revisions = await (withContent
                    ? macros.RevisionsAsync(tenant, listed.Key).Select(revision => In(revision, handle))
                    : macros.HeadersAsync(tenant, listed.Key).Select(header => In(header, handle)))
                .Where(IsNamed).ToListAsync();
            var macro = In(details.Key, details.Draft, details.Approval, listed.Module?.Rules, revisions, handle);
            if (IsNamed(macro))
            {
                yield return macro;
            }
        }

        foreach (var key in await grains.ListRemovedMacrosAsync(tenant))
        {
            if (await macros.GrainOf(tenant, key).ReadDeleted() is { } deleted)
            {
                var revisions = await macros.RevisionsOfDeletedAsync(tenant, deleted).Select(revision => In(revision, handle)).Where(IsNamed).ToListAsync();
                var macro = In(key, deleted.Draft, approval: null, published: null, revisions, handle);
                if (IsNamed(macro))
                {
                    yield return macro;
                }
            }
        }
    }

    /// <summary>Lines of the audit log, newest first.</summary>
    public IAsyncEnumerable<OwnEntryDto> AuditAsync(TenantId tenant, string handle) =>
        macros.AuditAsync(tenant, new() { Actor = handle }).Select(entry => new OwnEntryDto(
            entry.Id, entry.At, entry.Action, entry.Target, entry.Outcome == AuditOutcome.Refused, entry.Detail));

    async Task<IReadOnlyList<EditedItemDto>> ConnectionsAsync(TenantId tenant, string handle) =>
    [
        .. (await grains.GetGrain<IConnectionsGrain>(GrainKeys.Tenant(tenant)).List()).Where(connection => Is(connection.EditedBy, handle))
            .Select(connection => new EditedItemDto(connection.Name, connection.EditedAt)),
    ];

    async Task<IReadOnlyList<EditedItemDto>> PartsAsync(TenantId tenant, string handle) =>
        Parts(await grains.GetGrain<ISharedPartsGrain>(GrainKeys.Tenant(tenant)).List(), handle);

    async Task<IReadOnlyList<string>> RulesAsync(TenantId tenant, string handle) =>
        [.. ListsIn((await grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant)).Settings()).Rules, "", handle)];

    async Task<DateTimeOffset?> ErasureAsync(TenantId tenant, string handle) =>
        await grains.GetGrain<IErasureGrain>(GrainKeys.Erasure(tenant)).Status() is { RequestedBy: { } by, RequestedAt: var at } && Is(by, handle) ? at : null;

    static AccountMacroDto In(
        string key, MacroDraft draft, ApprovalRequest? approval, MacroRules? published, IReadOnlyList<AccountRevisionDto> revisions, string handle) => new()
        {
            Key = key,
            DraftEditedAt = Is(draft.EditedBy, handle) ? draft.EditedAt : null,
            Rules = [.. ListsIn(draft.Definition.Rules, "draft.", handle), .. published is null ? [] : ListsIn(published, "published.", handle)],
            ApprovalRequest = approval is { } request && Is(request.RequestedBy, handle) ? new(request.RequestedAt, request.Note) : null,
            Rejection = approval?.Rejection is { } rejection && Is(rejection.By, handle) ? new(rejection.At, rejection.Comment) : null,
            Revisions = revisions,
        };

    static AccountRevisionDto In(RevisionHeader header, string handle) => new(
        header.Number,
        Is(header.Author, handle) ? new(header.PublishedAt, header.Note) : null,
        header.Approval is { } approval && Is(approval.By, handle) ? new(approval.At, approval.Comment) : null,
        [],
        []);

    static AccountRevisionDto In(MacroRevision revision, string handle) => In(revision.Header, handle) with
    {
        Rules = [.. ListsIn(revision.Definition.Rules, "", handle)],
        Parts = Parts(revision.Parts, handle),
    };

    static bool IsNamed(AccountRevisionDto revision) =>
        revision is { Authored: not null } or { Approved: not null } or { Rules.Count: > 0 } or { Parts.Count: > 0 };

    static bool IsNamed(AccountMacroDto macro) =>
        macro is { DraftEditedAt: not null } or { ApprovalRequest: not null } or { Rejection: not null } or { Rules.Count: > 0 } or { Revisions.Count: > 0 };

    static IReadOnlyList<EditedItemDto> Parts(IEnumerable<SharedPart> parts, string handle) =>
        [.. parts.Where(part => Is(part.EditedBy, handle)).Select(part => new EditedItemDto(part.Name, part.EditedAt))];

    static IEnumerable<string> ListsIn(MacroRules rules, string prefix, string handle)
    {
        if (rules.Editors.Contains(handle, StringComparer.Ordinal))
        {
            yield return $"{prefix}editors";
        }

        if (rules.InsertAccounts.Contains(handle, StringComparer.Ordinal))
        {
            yield return $"{prefix}insertAccounts";
        }
    }

    static bool Is(string handle, string other) => string.Equals(handle, other, StringComparison.Ordinal);
}
