namespace UserMacro.WebApi.Security.Calls;

/// <summary>Endpoint metadata: the calls without which nothing happens here.</summary>
internal sealed record HostCallRequirement(HostCallKind Kind);
