namespace UserMacro.Simulator.Rest;

/// <summary>Asks whether a user may do something to a content (docs/reference/confluence-rest.md#permissions).</summary>
internal sealed record PermissionRequest(PermissionSubject Subject, string Operation);
