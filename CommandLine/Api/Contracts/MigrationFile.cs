namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>A file that could not be read.</summary>
internal sealed record MigrationFile(string File, string Message);
