namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>How macros of Data Center work in the cloud.</summary>
internal sealed record MigrationReport(IReadOnlyList<MigrationItem> Items, IReadOnlyList<MigrationFile> Unread);
