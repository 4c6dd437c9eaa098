namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>What is needed of a line of the list.</summary>
internal sealed record MacroListItem(string Key);
