using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Parts;

namespace UserMacro.Grains.Macros;

/// <summary>What the check of a definition gave.</summary>
/// <param name="Diagnostics">Remarks on its template.</param>
/// <param name="Parts">The shared parts that it was checked with.</param>
/// <param name="Output">How its output reaches the page.</param>
internal sealed record CheckedMacro(ImmutableArray<TemplateDiagnostic> Diagnostics, ImmutableArray<SharedPart> Parts, OutputChoice Output)
{
    /// <summary>Time on a thread of the silo.</summary>
    public TimeSpan Elapsed { get; init; }

    public bool IsStatic => Output.Mode == OutputMode.Static;
}
