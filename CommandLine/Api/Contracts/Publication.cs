namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>What the version log says of a publication.</summary>
internal sealed record Publication(string Note);
