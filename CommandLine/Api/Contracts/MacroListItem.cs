namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>The columns of one row of the list.</summary>
internal sealed record MacroListItem(string Key);
