using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Parts;

namespace UserMacro.Grains.Macros;

/// <summary>Checks a definition's template with its shared parts; null when the silo is too busy.</summary>
/// <param name="definition">The definition.</param>
/// <param name="parts">The shared parts to put in; null for those that the tenant has at present.</param>
internal delegate Task<CheckedMacro?> MacroCheck(MacroDefinition definition, ImmutableArray<SharedPart>? parts = null);
