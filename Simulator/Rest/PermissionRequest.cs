namespace UserMacro.Simulator.Rest;

/// <summary>Asks whether a user may do something to a content (section 6.5).</summary>
internal sealed record PermissionRequest(PermissionSubject Subject, string Operation);
