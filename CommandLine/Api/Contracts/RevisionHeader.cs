namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>A line of the version log.</summary>
internal sealed record RevisionHeader(int Number);
