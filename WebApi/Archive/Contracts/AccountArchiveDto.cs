using System.ComponentModel;
using UserMacro.Grains.Interfaces.Accounts;

namespace UserMacro.WebApi.Archive.Contracts;

/// <summary>All that is stored about one account, and nothing about any other. Written piece by piece; this record is what its schema is made from.</summary>
internal sealed record AccountArchiveDto
{
    public const string FormatName = "usermacro-account-archive";

    [Description("usermacro-account-archive.")]
    public required string Format { get; init; }

    [Description("The version of the format: 1.")]
    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    [Description("The account as it is stored; null when nothing is stored about it, and all lists are empty then.")]
    public required StoredAccountDto? Account { get; init; }

    [Description("API tokens that act in the name of the account.")]
    public required IReadOnlyList<ArchivedTokenDto> Tokens { get; init; }

    [Description("Connections to other servers that the account changed last.")]
    public required IReadOnlyList<EditedItemDto> Connections { get; init; }

    [Description("Shared parts that the account changed last.")]
    public required IReadOnlyList<EditedItemDto> Parts { get; init; }

    [Description("Lists of the site's rules that name the account: editors, insertAccounts.")]
    public required IReadOnlyList<string> Rules { get; init; }

    [Description("When the account requested the erasure of the whole site; null when it did not.")]
    public required DateTimeOffset? ErasureRequestedAt { get; init; }

    [Description("What the person asked administrators to do with their data.")]
    public required IReadOnlyList<OwnRequestDto> Requests { get; init; }

    [Description("Macros that name the account.")]
    public required IReadOnlyList<AccountMacroDto> Macros { get; init; }

    [Description("Lines of the audit log about what the account did or was refused, newest first.")]
    public required IReadOnlyList<OwnEntryDto> Audit { get; init; }
}

/// <summary>An account as it is stored.</summary>
internal sealed record StoredAccountDto(
    [property: Description("What all other records hold in place of the account ID.")] string Handle,
    string AccountId,
    [property: Description("Since when it is stored; null when that is not known.")] DateTimeOffset? StoredAt,
    [property: Description("When Atlassian was told last that it is stored; null for never.")] DateTimeOffset? ReportedAt)
{
    public static StoredAccountDto From(StoredAccount account) => new(account.Handle, account.AccountId, account.StoredAt, account.ReportedAt);
}

/// <summary>Something that the account changed last.</summary>
internal sealed record EditedItemDto(string Name, DateTimeOffset EditedAt);

/// <summary>What a person asked administrators to do with their data, as the person sees it.</summary>
internal sealed record OwnRequestDto(
    string Id,
    [property: Description("rectify or erase.")] string Kind,
    DateTimeOffset RequestedAt,
    string Note,
    [property: Description("done or declined; null while nobody has answered.")] string? Outcome,
    string? Reason,
    DateTimeOffset? AnsweredAt);

/// <summary>Where a macro names the account.</summary>
internal sealed record AccountMacroDto
{
    public required string Key { get; init; }

    [Description("When the account changed the draft last; null when somebody else did.")]
    public required DateTimeOffset? DraftEditedAt { get; init; }

    [Description("Lists of the macro's present rules that name the account: draft.editors, published.insertAccounts.")]
    public required IReadOnlyList<string> Rules { get; init; }

    [Description("The account's request for approval of the draft; null when there is none.")]
    public required OwnNoteDto? ApprovalRequest { get; init; }

    [Description("The account's rejection of the draft; null when there is none.")]
    public required OwnNoteDto? Rejection { get; init; }

    public required IReadOnlyList<AccountRevisionDto> Revisions { get; init; }
}

/// <summary>What the account wrote, and when.</summary>
internal sealed record OwnNoteDto(DateTimeOffset At, string Text);

/// <summary>Where a revision names the account.</summary>
internal sealed record AccountRevisionDto(
    int Number,
    [property: Description("What the account wrote as the author of the revision; null when somebody else is.")] OwnNoteDto? Authored,
    [property: Description("What the account wrote when it approved the revision; null when it did not.")] OwnNoteDto? Approved,
    [property: Description("Lists of the revision's rules that name the account.")] IReadOnlyList<string> Rules,
    [property: Description("Shared parts in the revision that the account had changed last.")] IReadOnlyList<EditedItemDto> Parts);

/// <summary>A line of the audit log about what the account did or was refused.</summary>
internal sealed record OwnEntryDto(string Id, DateTimeOffset At, string Action, string Target, bool Refused, string Detail);
