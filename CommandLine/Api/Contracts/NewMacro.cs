using UserMacro.CommandLine.Definitions;

namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>A macro to create.</summary>
internal sealed record NewMacro(string Key, MacroDefinition Definition);
