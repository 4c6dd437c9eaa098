using UserMacro.CommandLine.Definitions;

namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>A published definition.</summary>
internal sealed record Revision(RevisionHeader Header, MacroDefinition Definition);
