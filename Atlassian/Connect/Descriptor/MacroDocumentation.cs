namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>Where the macro browser's form sends people who want to know more.</summary>
/// <param name="Url">The address.</param>
public sealed record MacroDocumentation(string Url);
