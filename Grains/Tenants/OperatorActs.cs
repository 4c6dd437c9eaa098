using System.Collections.Immutable;
using System.Globalization;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Validation;

namespace UserMacro.Grains.Tenants;

/// <summary>What an operator did to a tenant, each with its pending audit entry; the very same record when it changes nothing.</summary>
internal static class OperatorActs
{
    public static Result<TenantRecord> Contain(this TenantRecord record, bool contained, DateTimeOffset now) =>
        record.ClosedAt is not null ? ErasedError.Tenant
        : record.ContainedAt is not null == contained ? record
        : (record with { ContainedAt = contained ? now : null })
            .WithAct(contained ? AuditActions.OperatorContained : AuditActions.OperatorReleased, now);

    /// <summary>With tickets that open no more and installations whose secrets prove nothing.</summary>
    public static Result<TenantRecord> RevokeSecrets(this TenantRecord record, DateTimeOffset now, Func<byte[]> newTicketKey) =>
        record.ClosedAt is not null ? ErasedError.Tenant
        : (record with
        {
            TicketKey = record.TicketKey.IsDefaultOrEmpty ? [] : [.. newTicketKey()],
            Installations = record.Installations.ToImmutableDictionary(
                pair => pair.Key, pair => pair.Value with { RevokedAt = now, PreviousContent = null }, StringComparer.Ordinal),
        }).WithAct(AuditActions.OperatorRevokedSecrets, now);

    public static Result<TenantRecord> Tell(this TenantRecord record, string message, DateTimeOffset now)
    {
        if (record.ClosedAt is not null)
        {
            return ErasedError.Tenant;
        }

        var problems = new FieldProblems();
        if (!problems.CheckLine(message, "message", Limits.OperatorMessage))
        {
            return new InvalidError("Invalid message.", problems.All, [], DraftNumber: null);
        }

        return record.OperatorMessage == message
            ? record
            : (record with { OperatorMessage = message }).WithAct(AuditActions.OperatorTold, now);
    }

    public static TenantStanding ToStanding(this TenantRecord record) => new(
        record.Installations.Values.MaxBy(installation => installation.InstalledAt)?.State,
        record.ContainedAt,
        record.Installations.Values.Any(installation => installation.RevokedAt is not null),
        record.OperatorMessage);

    static TenantRecord WithAct(this TenantRecord record, string action, DateTimeOffset now)
    {
        var number = record.OperatorActs + 1;
        var entry = new AuditEntry(
            string.Create(CultureInfo.InvariantCulture, $"operator/{number}"), now, Actor: "", action, Target: "", AuditOutcome.Done, "");
        return record with { OperatorActs = number, Generation = record.Generation + 1, PendingAudit = record.PendingAudit.Add(entry) };
    }
}
