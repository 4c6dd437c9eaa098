using System.Globalization;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Interfaces.Settings;
using UserMacro.Grains.Validation;

namespace UserMacro.Grains.Tenants;

/// <summary>A change of a tenant's settings, and its pending audit entry.</summary>
internal static class SettingsChange
{
    /// <summary>The record with the new settings; the very same when they change nothing.</summary>
    public static Result<TenantRecord> Apply(TenantRecord record, TenantSettings settings, int onVersion, string editor, DateTimeOffset now)
    {
        if (record.ClosedAt is not null)
        {
            return ErasedError.Tenant;
        }

        var current = record.Settings;
        if (current.Version != onVersion)
        {
            return new StaleError("The settings have changed since you read them. Read them again and repeat your change.", current.Version);
        }

        if (SettingsValidator.Check(settings) is { IsEmpty: false } problems)
        {
            return new InvalidError("The settings break rules.", problems, [], DraftNumber: null);
        }

        var parts = string.Join(", ", PartsThatDiffer(current, settings));
        if (parts.Length == 0)
        {
            return record;
        }

        var next = settings with { Version = current.Version + 1 };
        var entry = new AuditEntry(
            string.Create(CultureInfo.InvariantCulture, $"settings/{next.Version}"), now, editor, AuditActions.SettingsChanged, Target: "",
            AuditOutcome.Done, parts);
        return record with { Settings = next, Generation = record.Generation + 1, PendingAudit = record.PendingAudit.Add(entry) };
    }

    static IEnumerable<string> PartsThatDiffer(TenantSettings before, TenantSettings after)
    {
        if (!before.Rules.SaysTheSameAs(after.Rules))
        {
            yield return "rules";
        }

        if (before.Approval != after.Approval)
        {
            yield return "approval";
        }

        if (before.Retention != after.Retention)
        {
            yield return "retention";
        }

        if (!string.Equals(before.Language, after.Language, StringComparison.Ordinal))
        {
            yield return "language";
        }

        if (before.Usage != after.Usage)
        {
            yield return "usage";
        }
    }
}
