using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.Grains.Macros;

/// <summary>The other records that a macro's head is copied out to. Every call may be repeated.</summary>
internal interface IMacroCopies
{
    Task KeepAsync(MacroRevision revision);

    Task ListAsync(MacroSummary summary);

    Task UnlistAsync(long version);

    Task RequestModulesAsync();
}
