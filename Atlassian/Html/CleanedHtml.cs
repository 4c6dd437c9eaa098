namespace UserMacro.Atlassian.Html;

/// <summary>What became of HTML that was cleaned.</summary>
/// <param name="Html">The harmless part; null when it was too much to read.</param>
/// <param name="Excess">What was too much; null when nothing was.</param>
public sealed record CleanedHtml(string? Html, HtmlExcess? Excess);
