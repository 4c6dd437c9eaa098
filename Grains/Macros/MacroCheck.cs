using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.Grains.Macros;

/// <summary>Gives the remarks on a definition's template; null when the silo is too busy.</summary>
internal delegate Task<ImmutableArray<TemplateDiagnostic>?> MacroCheck(MacroDefinition definition);
