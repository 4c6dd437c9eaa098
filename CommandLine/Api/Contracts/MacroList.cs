namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>A part of the list of macros.</summary>
/// <param name="Next">The cursor of the next part; null at the end, and from a service that answers all at once.</param>
internal sealed record MacroList(IReadOnlyList<MacroListItem> Items, string? Next = null);

/// <summary>The columns of one row of the list.</summary>
internal sealed record MacroListItem(string Key);
