namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>How macros of Data Center work in the cloud.</summary>
internal sealed record MigrationReport(IReadOnlyList<MigrationItem> Items, IReadOnlyList<MigrationFile> Unread);

/// <summary>A macro of Data Center in a report.</summary>
internal sealed record MigrationItem(
    string Name, string Key, string Verdict, IReadOnlyList<MigrationReason> Reasons, string Standing, string? Outcome = null, string? ImportedAs = null,
        Problem? Problem = null);

/// <summary>Why a macro got its verdict.</summary>
internal sealed record MigrationReason(string Weight, string Message, int? Line = null, int? Column = null);

/// <summary>A file that could not be read.</summary>
internal sealed record MigrationFile(string File, string Message);
