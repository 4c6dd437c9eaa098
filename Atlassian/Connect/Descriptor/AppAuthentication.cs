namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>How host and app prove themselves to each other.</summary>
/// <param name="Type"><c>jwt</c>.</param>
public sealed record AppAuthentication(string Type);
