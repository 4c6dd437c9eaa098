namespace UserMacro.WebApi.Hosts.Connect.Tokens;

/// <summary>The parts of a request that its query hash covers.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="RawTarget">Path and query as on the wire.</param>
/// <param name="Form">The fields of a form, where the hash must cover them.</param>
internal readonly record struct HostRequest(string Method, string RawTarget, IReadOnlyCollection<KeyValuePair<string, string>>? Form);
