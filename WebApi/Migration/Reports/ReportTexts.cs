using UserMacro.WebApi.Migration.Contracts;

namespace UserMacro.WebApi.Migration.Reports;

/// <summary>Verdicts in words.</summary>
internal static class ReportTexts
{
    public static string Short(MigrationVerdict verdict) => verdict switch
    {
        MigrationVerdict.AsIs => "runs as it is",
        MigrationVerdict.WithDifferences => "runs with differences",
        MigrationVerdict.NeedsChange => "needs a change",
        _ => "cannot work in the cloud",
    };
}
