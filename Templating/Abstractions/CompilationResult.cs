using System.Collections.Immutable;

namespace UserMacro.Templating.Abstractions;

/// <summary>What a compilation gave.</summary>
/// <param name="Template">The template; null exactly when there is an error among the diagnostics.</param>
/// <param name="Diagnostics">At most 20 diagnostics, errors first, by place.</param>
public sealed record CompilationResult(CompiledTemplate? Template, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Diagnostics of one compilation.</summary>
    public const int MaxDiagnostics = 20;

    /// <summary>Whether compilation was ended because it took too much time: that says more about the machine than about the template,
    /// so the result is not to be remembered.</summary>
    public bool IsEndedByTime { get; init; }
}
