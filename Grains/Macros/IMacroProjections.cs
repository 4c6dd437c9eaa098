using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.Grains.Macros;

/// <summary>The other records that follow a macro's head. Every call may be repeated.</summary>
internal interface IMacroProjections
{
    /// <summary>Stores outside of the macro that a change is about to be stored, so that somebody looks after it if this process ends.</summary>
    /// <param name="number">What <see cref="MacroStore.Number"/> is once the change is stored.</param>
    Task AnnounceAsync(long number);

    /// <summary>Stores the accounts that a change names. Nothing of the change may be stored before.</summary>
    Task KeepAccountsAsync();

    /// <summary>Says that all changes up to a number are dispatched.</summary>
    Task CompleteAsync(long number);

    Task KeepAsync(MacroRevision revision);

    /// <summary>A revision that was dispatched; null when there is none under this number.</summary>
    Task<MacroRevision?> FindAsync(int number);

    /// <summary>Erases the revisions from one number up to but without another.</summary>
    Task ForgetAsync(int from, int until);

    Task ListAsync(MacroSummary summary);

    Task UnlistAsync(long version);

    Task AuditAsync(ImmutableArray<AuditEntry> entries);

    Task RequestModulesAsync();
}
