using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Rules;

namespace UserMacro.Grains.Modules;

/// <summary>
/// One run that makes what a site offers under the names of macros equal the published macros. May be repeated at any point: it begins with
/// what the site has.
/// </summary>
internal interface IMacroRegistry
{
    /// <summary>Finds out what must change; null when it may be carried out.</summary>
    /// <param name="macros">All macros of the tenant.</param>
    /// <param name="rules">The tenant's rules over all of them.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<ModuleSyncReport?> PlanAsync(IReadOnlyCollection<MacroSummary> macros, MacroRules rules, CancellationToken cancellation);

    /// <summary>What will be taken off for a change, in the host's own words, by macro: to be stored before <see cref="CarryOutAsync"/>.</summary>
    ImmutableDictionary<string, string> Former { get; }

    /// <summary>Carries the plan out, once.</summary>
    Task<ModuleSyncReport> CarryOutAsync(CancellationToken cancellation);
}
