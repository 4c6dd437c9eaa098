namespace UserMacro.WebApi.Security;

/// <summary>Endpoint metadata: the kind of host whose calls alone come here.</summary>
internal sealed record HostEndpoint(string Host);
