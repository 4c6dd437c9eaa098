using System.Globalization;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Audit;

/// <summary>The audit log entry of a change of a macro.</summary>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
/// <param name="Actor">Handle of the account; empty for the service itself.</param>
/// <param name="At">When.</param>
/// <param name="Detail">More in a few words.</param>
internal sealed record MacroChange(string Action, string Actor, DateTimeOffset At, string Detail = "")
{
    /// <summary>The line, under an id that no other change of the key ever has.</summary>
    /// <param name="key">The macro.</param>
    /// <param name="version">The version that the change gave to the head.</param>
    /// <param name="index">Its place among the changes of that version.</param>
    public AuditEntry EntryOf(MacroKey key, long version, int index) => new(
        string.Create(CultureInfo.InvariantCulture, $"macro/{key.Value}/{version}/{index}"), At, Actor, Action, key.Value, AuditOutcome.Done, Detail);
}
