using UserMacro.CommandLine.Definitions;

namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>The definition being worked on; its number is the macro's ETag.</summary>
internal sealed record Draft(int Number, MacroDefinition Definition, DateTimeOffset EditedAt);
