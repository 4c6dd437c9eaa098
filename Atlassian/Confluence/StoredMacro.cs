namespace UserMacro.Atlassian.Confluence;

/// <summary>A macro as a page stores it.</summary>
/// <param name="Body">Storage format, or text for a macro whose body is text; empty when it has none.</param>
/// <param name="Parameters">Its parameters, as it spells them.</param>
public sealed record StoredMacro(string Body, IReadOnlyDictionary<string, string> Parameters);
