using System.ComponentModel;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.WebApi.Macros;

namespace UserMacro.WebApi.Transfer.Contracts;

/// <summary>Who approved a revision.</summary>
internal sealed record BundleApprovalDto
{
    [Description("Account id; null when nobody knows.")]
    public required string? By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Comment { get; init; }

    public static BundleApprovalDto From(ApprovalDecision decision, Accounts accounts) =>
        new() { By = BundlePeople.TextOf(decision.By, accounts), At = decision.At, Comment = decision.Comment };

    public ApprovalDecision ToDecision(Handles handles) => new(BundlePeople.HandleOf(By, handles), At, Comment);
}
