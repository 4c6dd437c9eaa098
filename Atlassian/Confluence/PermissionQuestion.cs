namespace UserMacro.Atlassian.Confluence;

/// <summary>Asks whether somebody may do something with a page (docs/reference/confluence-rest.md#permissions).</summary>
internal sealed record PermissionQuestion(PermissionSubject Subject, string Operation);

/// <summary>Whom a permission is asked about.</summary>
internal sealed record PermissionSubject(string Type, string Identifier);
