namespace UserMacro.Atlassian.Confluence;

/// <summary>Whether somebody may.</summary>
internal sealed record PermissionAnswer(bool HasPermission);
