namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>Whether the host's search finds pages by a parameter's value.</summary>
public sealed record MacroParameterIndexing(bool Enabled);
