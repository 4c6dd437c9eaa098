namespace UserMacro.Atlassian.Confluence.Storage.Styles;

/// <summary>One rule of a style sheet.</summary>
/// <param name="Selector">Which elements it is for.</param>
/// <param name="Declarations">Properties and values in the order written, properties in lower case.</param>
internal sealed record StyleRule(Selector Selector, IReadOnlyList<(string Property, string Value)> Declarations);
