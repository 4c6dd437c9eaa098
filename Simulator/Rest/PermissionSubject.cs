namespace UserMacro.Simulator.Rest;

internal sealed record PermissionSubject(string Type, string Identifier);
