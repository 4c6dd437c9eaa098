using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Audit;

namespace UserMacro.Grains.Persistence;

/// <summary>A stored state that carries the audit entries of its changes until the audit log has them.</summary>
internal interface IAuditedState<out T>
{
    /// <summary>The entries that the audit log may not have yet, oldest first.</summary>
    ImmutableArray<AuditEntry> PendingAudit { get; }

    /// <summary>The same state once the audit log has the entries.</summary>
    T AcknowledgeAudit();
}
