using System.ComponentModel;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.WebApi.Api.Accounts;

namespace UserMacro.WebApi.Macros.Contracts.Approvals;

/// <summary>Another administrator's comment on a draft.</summary>
internal sealed record ApprovalDecisionDto(
    [property: Description("Account id; null for a former user.")] string? By,
    DateTimeOffset At,
    string Comment)
{
    public static ApprovalDecisionDto From(ApprovalDecision decision, ResolvedAccounts accounts) =>
        new(accounts.IdFor(decision.By), decision.At, decision.Comment);
}
