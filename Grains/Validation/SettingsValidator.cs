using System.Collections.Frozen;
using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Settings;

namespace UserMacro.Grains.Validation;

/// <summary>The rules of a tenant's settings. Also takes what a hostile request may hold.</summary>
internal static class SettingsValidator
{
    /// <summary>The languages that notices and the admin page have.</summary>
    static readonly FrozenSet<string> Languages = new[] { "en", "de" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What is wrong with the settings, one problem a field; empty when nothing is.</summary>
    public static ImmutableArray<FieldProblem> Check(TenantSettings settings)
    {
        var problems = new FieldProblems();
        RulesValidator.Check(settings.Rules, "rules", problems);
        if (problems.Check(settings.Retention is not null, "retention", "Must be a retention."))
        {
            problems.Check(
                settings.Retention!.Revisions is null or (>= 1 and <= Limits.RetainedRevisions),
                "retention.revisions",
                Excess.OfRange(settings.Retention.Revisions, 1, Limits.RetainedRevisions, ", or nothing"));
            problems.Check(
                settings.Retention.Days is null or (>= 1 and <= Limits.RetainedDays),
                "retention.days",
                Excess.OfRange(settings.Retention.Days, 1, Limits.RetainedDays, ", or nothing"));
        }

        problems.Check(
            settings.Language is { } language
                && Languages.Contains(language), "language", $"Must be one of {string.Join(", ", Languages.Order(StringComparer.Ordinal))}.");
        return problems.All;
    }
}
