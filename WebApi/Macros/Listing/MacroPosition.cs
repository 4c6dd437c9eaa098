namespace UserMacro.WebApi.Macros.Listing;

/// <summary>Where a macro is in an ordered list, whether it is still there or not.</summary>
/// <param name="Value">What the list is ordered by.</param>
/// <param name="Key">The macro's key.</param>
internal readonly record struct MacroPosition(string Value, string Key);
