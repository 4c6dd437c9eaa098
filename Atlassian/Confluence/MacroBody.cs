namespace UserMacro.Atlassian.Confluence;

/// <summary>A macro as a page holds it.</summary>
/// <param name="Body">Storage format, or text for a macro whose body is text; null when it has none.</param>
public sealed record MacroBody(string? Body);
