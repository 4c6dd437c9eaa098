namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>What becomes of the macros of Data Center.</summary>
internal sealed record MigrationReport(IReadOnlyList<MigrationItem> Items, IReadOnlyList<MigrationFile> Unread);
