using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Audit;

namespace UserMacro.Grains.Audit;

/// <summary>The pages of one tenant's audit log.</summary>
internal interface IAuditPages
{
    /// <summary>Enters a line, once however often it is called; false when the page is full and does not hold it.</summary>
    Task<bool> AddAsync(string month, int page, AuditEntry entry);

    /// <summary>The lines of a page, oldest first.</summary>
    Task<ImmutableArray<AuditEntry>> ReadAsync(string month, int page);
}
