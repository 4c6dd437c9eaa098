namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>The header of a publication in the version history.</summary>
internal sealed record Publication(string Note);
