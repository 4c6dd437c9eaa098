namespace UserMacro.Atlassian.Confluence;

/// <summary>Whom a permission is asked about.</summary>
internal sealed record PermissionSubject(string Type, string Identifier);
