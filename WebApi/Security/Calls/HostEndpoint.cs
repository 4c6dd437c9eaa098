namespace UserMacro.WebApi.Security.Calls;

/// <summary>Endpoint metadata: the kind of host whose calls alone come here.</summary>
internal sealed record HostEndpoint(string Host);
