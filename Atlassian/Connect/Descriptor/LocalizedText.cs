namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>A text of the descriptor (the schema's "i18n property").</summary>
/// <param name="Value">The text itself; at most 1 500 characters.</param>
/// <param name="I18n">The key of its translation; null when there is none.</param>
public sealed record LocalizedText(string Value, string? I18n = null);
