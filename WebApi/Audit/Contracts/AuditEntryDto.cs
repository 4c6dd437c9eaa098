using System.ComponentModel;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.WebApi.Api.Accounts;

namespace UserMacro.WebApi.Audit.Contracts;

/// <summary>One line of the audit log.</summary>
internal sealed record AuditEntryDto(
    string Id,
    DateTimeOffset At,
    [property: Description("What kind of actor it was.")] AuditActor ActorKind,
    [property: Description("The account; null for former users, the service itself, and refused people who never changed anything on this site.")] string? Actor,
    [property: Description("Such as macro.published.")] string Action,
    [property: Description("What it was done to: the key of a macro, the id of a token; empty for the site as a whole.")] string Target,
    AuditOutcome Outcome,
    string Detail)
{
    public static AuditEntryDto From(AuditEntry entry, ResolvedAccounts accounts)
    {
        var account = accounts.IdFor(entry.Actor);
        var kind = entry.Actor.Length == 0 ? AuditActor.Service : account is null ? AuditActor.FormerUser : AuditActor.Account;
        return new(entry.Id, entry.At, kind, account, entry.Action, entry.Target, entry.Outcome, entry.Detail);
    }
}
