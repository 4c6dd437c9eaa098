using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Macros.Editing;

/// <summary>Checks a definition's template with its shared parts; null when the silo is too busy.</summary>
/// <param name="definition">The definition.</param>
/// <param name="parts">The shared parts to put in; null for those that the tenant has at present.</param>
internal delegate Task<CheckedMacro?> CheckTemplate(MacroDefinition definition, ImmutableArray<SharedPart>? parts = null);

/// <summary>The result of checking a definition.</summary>
/// <param name="Diagnostics">Diagnostics on its template.</param>
/// <param name="Parts">The shared parts that it was checked with.</param>
/// <param name="Output">How its output reaches the page.</param>
internal sealed record CheckedMacro(ImmutableArray<TemplateDiagnostic> Diagnostics, ImmutableArray<SharedPart> Parts, OutputChoice Output)
{
    /// <summary>Time on a thread of the silo.</summary>
    public TimeSpan Elapsed { get; init; }

    public bool IsStatic => Output.Mode == OutputMode.Static;
}
