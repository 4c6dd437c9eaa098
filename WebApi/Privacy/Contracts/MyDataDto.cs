using System.ComponentModel;
using UserMacro.Grains.Interfaces.Privacy;
using UserMacro.WebApi.Archive.Contracts;

namespace UserMacro.WebApi.Privacy.Contracts;

/// <summary>What is stored about the caller.</summary>
internal sealed record MyDataDto
{
    [Description("The account as it is stored; null when nothing is stored about the caller.")]
    public required StoredAccountDto? Account { get; init; }

    [Description("How many revisions name the caller as author or approver.")]
    public required int Revisions { get; init; }

    [Description("How many drafts the caller changed last.")]
    public required int Drafts { get; init; }

    [Description("How many lines the audit log has about the caller; 10000 may be more.")]
    public required int AuditLines { get; init; }

    [Description("API tokens that act in the caller's name.")]
    public required IReadOnlyList<ArchivedTokenDto> Tokens { get; init; }

    [Description("The first 100 macros that name the caller.")]
    public required IReadOnlyList<AccountMacroDto> Macros { get; init; }

    [Description("The newest 100 lines of the audit log about the caller.")]
    public required IReadOnlyList<OwnEntryDto> Audit { get; init; }

    public required IReadOnlyList<OwnRequestDto> Requests { get; init; }
}

/// <summary>A request of the caller for their data.</summary>
internal sealed record CreatePrivacyRequestDto
{
    public required PrivacyRequestKind Kind { get; init; }

    [Description("What administrators should know; at most {PrivacyNote} characters.")]
    public string Note { get; init; } = "";
}
