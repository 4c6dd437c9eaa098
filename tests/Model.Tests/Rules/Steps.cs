using UserMacro.Model.Tests.Operations;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Rules;

/// <summary>Turns an operation into its request and what the documentation promises about it.</summary>
static class Steps
{
    /// <summary>The step; null when what it needs does not exist yet.</summary>
    /// <param name="operation">What is done.</param>
    /// <param name="site">What is true.</param>
    /// <param name="caller">Who does it.</param>
    /// <param name="rival">The other one in a race.</param>
    public static Step? For(Operation operation, SiteState site, Caller caller, Caller rival)
    {
        var now = new Situation(operation, site, caller.Account);
        var step = operation.Kind switch
        {
            OperationKind.Create => MacroRules.Create(now),
            OperationKind.Duplicate => MacroRules.Duplicate(now),
            OperationKind.SaveDraft => MacroRules.Save(now),
            OperationKind.RaceOfSaves => MacroRules.RaceOfSaves(now, now with { Account = rival.Account }),
            OperationKind.RaceOfPublishes => PublishingRules.RaceOfPublishes(now, now with { Account = rival.Account }),
            OperationKind.Discard => MacroRules.Discard(now),
            OperationKind.Publish => PublishingRules.Publish(now),
            OperationKind.Restore => PublishingRules.Restore(now),
            OperationKind.Disable => PublishingRules.Disable(now, isDisabled: true),
            OperationKind.Enable => PublishingRules.Disable(now, isDisabled: false),
            OperationKind.Unpublish => PublishingRules.Unpublish(now),
            OperationKind.Delete => MacroRules.Delete(now),
            OperationKind.RequestApproval => PublishingRules.RequestApproval(now),
            OperationKind.WithdrawApproval => PublishingRules.Withdraw(now),
            OperationKind.Approve => PublishingRules.Approve(now),
            OperationKind.Reject => PublishingRules.Reject(now),
            OperationKind.SaveSettings => SiteRules.SaveSettings(now),
            OperationKind.CreatePart => PartRules.Create(now),
            OperationKind.SavePart => PartRules.Save(now),
            OperationKind.DeletePart => PartRules.Delete(now),
            OperationKind.Republish => PartRules.Republish(now),
            OperationKind.CreateToken => SiteRules.CreateToken(now),
            OperationKind.RevokeToken => SiteRules.RevokeToken(now),
            OperationKind.Export => TransferRules.Export(now),
            OperationKind.Import => TransferRules.Import(now),
            OperationKind.Compare => ComparisonRules.Compare(now),
            _ => throw new InvalidOperationException($"No rule for {operation.Kind}."),
        };
        return step is null ? null : Refuse(step, site, caller) ?? step;
    }

    /// <summary>The refused step of a token without the scope; null when it has the scope.</summary>
    static Step? Refuse(Step step, SiteState site, Caller caller)
    {
        if (caller.Token is not { } token || (!step.IsForPeople && token.May(step.Scope)))
        {
            return null;
        }

        return step with { Outcome = Outcome.Refused(site, 403, step.IsForPeople ? "wrong-token" : "insufficient-scope"), Rival = null };
    }
}
