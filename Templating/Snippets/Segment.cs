namespace UserMacro.Templating.Snippets;

/// <summary>A part of an expanded text that comes from one place.</summary>
/// <param name="Start">Where it begins in the expanded text.</param>
/// <param name="Origin">Where it begins in the written text, or where the snippet is named there.</param>
/// <param name="Snippet">The snippet that it comes from; null for the written text itself.</param>
internal readonly record struct Segment(int Start, int Origin, string? Snippet);
