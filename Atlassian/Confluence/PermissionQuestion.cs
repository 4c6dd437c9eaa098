namespace UserMacro.Atlassian.Confluence;

/// <summary>Asks whether somebody may do something with a page (connect-and-forge.md 6.5).</summary>
internal sealed record PermissionQuestion(PermissionSubject Subject, string Operation);

/// <summary>Whom a permission is asked about.</summary>
internal sealed record PermissionSubject(string Type, string Identifier);
