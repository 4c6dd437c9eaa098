using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Atlassian.Html;

/// <summary>The result of cleaning HTML.</summary>
/// <param name="Html">The harmless part; null when it was too much to read.</param>
/// <param name="Excess">What was too much; null when nothing was.</param>
public sealed record CleanedHtml(string? Html, HtmlExcess? Excess);
