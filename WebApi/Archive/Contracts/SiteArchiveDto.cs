using System.ComponentModel;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Macros.Contracts;
using UserMacro.WebApi.Settings.Contracts;
using UserMacro.WebApi.Tokens.Contracts;
using UserMacro.WebApi.Transfer.Contracts.Archives;
using UserMacro.WebApi.Usage.Contracts;

namespace UserMacro.WebApi.Archive.Contracts;

/// <summary>All that is stored about a site, without secrets. Written piece by piece; this record is what its schema is made from.</summary>
internal sealed record SiteArchiveDto
{
    public const string FormatName = "usermacro-archive";

    public const int CurrentVersion = 1;

    [Description("usermacro-archive.")]
    public required string Format { get; init; }

    [Description("The version of the format: 1.")]
    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    [Description("The opaque ID that the site has here.")]
    public required string Tenant { get; init; }

    [Description("The installations of the app, without their secrets.")]
    public required IReadOnlyList<InstallationDto> Installations { get; init; }

    public required SettingsDto Settings { get; init; }

    [Description("How often the settings were changed.")]
    public required int SettingsVersion { get; init; }

    [Description("The accounts of those who changed something. Elsewhere a person without account is written as former-user: and the handle.")]
    public required IReadOnlyList<StoredAccountDto> Accounts { get; init; }

    [Description("API tokens, without what opens the API.")]
    public required IReadOnlyList<ArchivedTokenDto> Tokens { get; init; }

    [Description("Connections to other servers, without the values of their headers.")]
    public required IReadOnlyList<ArchivedConnectionDto> Connections { get; init; }

    [Description("What Confluence's macro browser was told.")]
    public required ArchivedModulesDto Modules { get; init; }

    public required ArchivedErasureDto Erasure { get; init; }

    [Description("What people asked administrators to do with their data.")]
    public required IReadOnlyList<ArchivedRequestDto> Requests { get; init; }

    [Description("Snippets and bundles that macros share.")]
    public required IReadOnlyList<ArchivePartDto> Parts { get; init; }

    [Description("All macros, those that were deleted and can be brought back included.")]
    public required IReadOnlyList<ArchivedMacroDto> Macros { get; init; }

    [Description("The audit log, newest first.")]
    public required IReadOnlyList<ArchivedEntryDto> Audit { get; init; }
}

/// <summary>An installation without its secrets.</summary>
internal sealed record InstallationDto(
    [property: Description("Kind of the host and its own name of the site.")] string HostIdentity,
    string BaseUrl,
    [property: Description("The site under its own domain; null when it has none.")] string? DisplayUrl,
    InstallationState State,
    int Generation,
    DateTimeOffset InstalledAt,
    DateTimeOffset? UninstalledAt)
{
    public static InstallationDto From(InstallationDetails details) => new(
        details.HostIdentity, details.BaseUrl, details.DisplayUrl, details.State, details.Generation, details.InstalledAt, details.UninstalledAt);
}

/// <summary>A token without what opens the API.</summary>
internal sealed record ArchivedTokenDto(
    string Id,
    string Name,
    IReadOnlyList<TokenScope> Scopes,
    string? CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt);

/// <summary>A connection without the values of its headers.</summary>
internal sealed record ArchivedConnectionDto(
    string Name, string BaseUrl, IReadOnlyList<string> Headers, int CacheSeconds, int Number, string? EditedBy, DateTimeOffset EditedAt);

/// <summary>What Confluence's macro browser was told.</summary>
internal sealed record ArchivedModulesDto(
    [property: Description("Keys of the macros that Confluence offers by their own name.")] IReadOnlyList<string> Registered,
    [property: Description("What Confluence refused, and why, by key.")] IReadOnlyDictionary<string, string> Refused,
    [property: Description("Keys that wait for a free slot.")] IReadOnlyList<string> Waiting,
    [property: Description("Keys that an administrator gave to the generic macro.")] IReadOnlyList<string> Generic,
    bool UpToDate,
    string? LastError,
    DateTimeOffset? ReconciledAt);

/// <summary>An erasure that was requested or is scheduled. The link to its certificate is not part of it: it opens the certificate for anybody.</summary>
internal sealed record ArchivedErasureDto(string State, DateTimeOffset? DueAt, string? RequestedBy, DateTimeOffset? RequestedAt);

/// <summary>What a person asked administrators to do with their data.</summary>
internal sealed record ArchivedRequestDto(
    string Id,
    string Kind,
    string? RequestedBy,
    DateTimeOffset RequestedAt,
    string Note,
    [property: Description("done or declined; null while nobody has answered.")] string? Outcome,
    string? Reason,
    string? AnsweredBy,
    DateTimeOffset? AnsweredAt);

/// <summary>A macro with all that is stored about it.</summary>
internal sealed record ArchivedMacroDto
{
    public required string Key { get; init; }

    [Description("draft, published, disabled, unpublished, or deleted for one that can be brought back.")]
    public required string State { get; init; }

    public required DateTimeOffset? DeletedAt { get; init; }

    [Description("The number of the revision that pages see; null when they see none.")]
    public required int? Published { get; init; }

    public required bool HasUnpublishedChanges { get; init; }

    public required int DraftNumber { get; init; }

    public required ArchiveDraftDto Draft { get; init; }

    [Description("What is wrong with the draft.")]
    public required IReadOnlyList<DiagnosticDto> Diagnostics { get; init; }

    [Description("The request for approval of the draft; null when there is none.")]
    public required ArchivedApprovalDto? Approval { get; init; }

    public required StopKind? Slowed { get; init; }

    public required QuarantineDto? Quarantine { get; init; }

    [Description("How many viewers' posts to the macro are kept from running.")]
    public required int QuarantinedPosts { get; init; }

    [Description("Counts of its use by day; null for a deleted macro.")]
    public required UsageDto? Usage { get; init; }

    [Description("All revisions that are kept, oldest first.")]
    public required IReadOnlyList<ArchiveRevisionDto> Revisions { get; init; }
}

/// <summary>A request for approval of a draft.</summary>
internal sealed record ArchivedApprovalDto(string? RequestedBy, DateTimeOffset RequestedAt, string Note, ArchiveApprovalDto? Rejection);

/// <summary>A line of the audit log.</summary>
internal sealed record ArchivedEntryDto(
    string Id, DateTimeOffset At, [property: Description("Account ID; null for the service itself.")] string? Actor, string Action, string Target,
    AuditOutcome Outcome, string Detail);
