namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>Who makes the app.</summary>
public sealed record AppVendor(string Name, string Url);
