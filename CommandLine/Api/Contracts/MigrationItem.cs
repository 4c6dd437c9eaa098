namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>A macro of Data Center in a report.</summary>
internal sealed record MigrationItem(
    string Name, string Key, string Verdict, IReadOnlyList<MigrationReason> Reasons, string Standing, string? Outcome = null, string? ImportedAs = null,
        Problem? Problem = null);
