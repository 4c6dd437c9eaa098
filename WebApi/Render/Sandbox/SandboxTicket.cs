namespace UserMacro.WebApi.Render.Sandbox;

/// <summary>What a sandbox may do: nothing but run script and load from these hosts.</summary>
/// <param name="Hosts">Origins, as far as the tenant's rules cover them.</param>
/// <param name="Expires">Until when the document can be fetched.</param>
internal sealed record SandboxTicket(IReadOnlyList<string> Hosts, DateTimeOffset Expires);
