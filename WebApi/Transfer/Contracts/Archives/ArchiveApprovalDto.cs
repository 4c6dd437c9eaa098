using System.ComponentModel;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.WebApi.Api.Accounts;

namespace UserMacro.WebApi.Transfer.Contracts.Archives;

/// <summary>Who approved a revision.</summary>
internal sealed record ArchiveApprovalDto
{
    [Description("Account id; null when nobody knows.")]
    public required string? By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Comment { get; init; }

    public static ArchiveApprovalDto From(ApprovalDecision decision, ResolvedAccounts accounts) =>
        new() { By = ArchivePeople.TextOf(decision.By, accounts), At = decision.At, Comment = decision.Comment };

    public ApprovalDecision ToDecision(AccountAliases handles) => new(ArchivePeople.HandleOf(By, handles), At, Comment);
}
