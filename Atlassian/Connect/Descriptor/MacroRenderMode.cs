namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>One static render of a framed macro.</summary>
/// <param name="Url">A path below the base URL with variables; asked with GET.</param>
public sealed record MacroRenderMode(string Url);
