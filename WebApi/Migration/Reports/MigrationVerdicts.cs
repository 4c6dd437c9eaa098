using System.Collections.Frozen;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Migration.Contracts;

namespace UserMacro.WebApi.Migration.Reports;

/// <summary>Says how much a diagnostic on a template weighs for somebody who moves to the cloud.</summary>
internal static class MigrationVerdicts
{
    static readonly FrozenSet<string> Impossible = FrozenSet.Create(StringComparer.Ordinal, "not-in-cloud");

    static readonly FrozenSet<string> Changes = FrozenSet.Create(
        StringComparer.Ordinal, "unknown-object", "unknown-member", "unknown-method", "unknown-macro", "old-storage", "script-library",
        "script-and-storage", "site-asset", "plug-in");

    static readonly FrozenSet<string> Differences = FrozenSet.Create(
        StringComparer.Ordinal, "script", "script-value", "foreign-asset", "embedded-value", "page-styles", "style-library", "not-in-storage",
        "unsafe-place", "unknown-parameter");

    /// <summary>The diagnostic as a reason; what is said of the template as a whole has no place in it.</summary>
    public static MigrationReasonDto From(DiagnosticDto diagnostic)
    {
        var hasPlace = diagnostic.Code is not ("unused-parameter" or "too-long" or "too-slow-to-compile");
        return new(WeightOf(diagnostic), diagnostic.Code, diagnostic.Message, hasPlace ? diagnostic.Line : null, hasPlace ? diagnostic.Column : null);
    }

    static MigrationVerdict WeightOf(DiagnosticDto diagnostic) => diagnostic switch
    {
        { Severity: DiagnosticSeverity.Error } => MigrationVerdict.NeedsChange,
        _ when Impossible.Contains(diagnostic.Code) => MigrationVerdict.Impossible,
        _ when Changes.Contains(diagnostic.Code) => MigrationVerdict.NeedsChange,
        _ when Differences.Contains(diagnostic.Code) => MigrationVerdict.WithDifferences,
        _ => MigrationVerdict.AsIs,
    };
}
