using System.Collections.Frozen;
using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Render.Sandbox;

namespace UserMacro.WebApi.Render;

/// <summary>The content security policies of our pages (docs/reference/http-and-headers.md#content-security-policies).</summary>
internal sealed class PagePolicies(HostAdapters<HostPage> hosts, AppAddress address)
{
    readonly FrozenDictionary<string, HostSources> _sources =
        hosts.All.ToFrozenDictionary(host => host.Kind, host => new HostSources(host, address), StringComparer.Ordinal);

    readonly string _sandboxScript = FrameAssets.SandboxScriptUrl(address).Split('?')[0];
    readonly string _frameStyles = FrameAssets.StylesUrl(address).Split('?')[0];

    /// <summary>For the output of a macro: no script but ours and Confluence's, no form, no plug-in, framed by its own site only.</summary>
    /// <param name="access">The site.</param>
    /// <param name="hosts">Hosts that the macro may load styles, fonts and media from and embed pages of, as far as the tenant's rules cover them.</param>
    public string ForFrame(TenantAccess access, ImmutableArray<string> hosts)
    {
        var sources = _sources[access.Kind];
        var site = SiteOrigins.For(access);
        // What is covered was read as an origin, so it cannot break out of the policy.
        var covered = string.Concat(access.Rules.CoveredHosts(hosts).Select(host => $" {host}"));
        var files = covered.Length == 0 ? "" : $"font-src{covered}; media-src{covered}; ";
        return $"default-src 'none'; script-src {sources.FrameScripts}; style-src 'self' 'unsafe-inline' {sources.Bridge}{covered}; "
            + $"img-src https: data: {site}; {files}"
            + $"connect-src 'self'{covered}; frame-src {sources.Sandboxes}{covered}; frame-ancestors {site}; base-uri 'none'; form-action 'none'";
    }

    /// <summary>
    /// For script of a macro: an origin of its own, which is nobody's; it loads from the macro's hosts and from nowhere else, so neither from us nor from the
    /// site, and leads nowhere else: its frame's policy lets it show nothing but a sandbox and those hosts.
    /// </summary>
    public string ForSandbox(TenantAccess access, IReadOnlyList<string> hosts)
    {
        var sources = _sources[access.Kind];
        var covered = string.Concat(hosts.Select(host => $" {host}"));
        return $"sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline' {_sandboxScript}{covered}; style-src "
            + $"'unsafe-inline' {_frameStyles} {sources.Bridge}{covered}; "
            + $"img-src data: blob:{covered}; font-src data:{covered}; media-src data: blob:{covered}; "
            + (covered.Length == 0 ? "" : $"connect-src{covered}; frame-src{covered}; ")
            + $"frame-ancestors 'self' {SiteOrigins.For(access)}; base-uri 'none'; form-action 'none'";
    }

    /// <summary>For the admin page: its own scripts, and previews of macros in frames without rights.</summary>
    public string ForAdmin(TenantAccess access)
    {
        var (site, sources) = (SiteOrigins.For(access), _sources[access.Kind]);
        return $"default-src 'none'; script-src 'self' {sources.BridgeUrl}; style-src 'self' 'unsafe-inline' {sources.Bridge}; "
            + $"img-src 'self' https: data: {site}; "
            + $"font-src 'self' data:; connect-src 'self'; frame-src 'self'; frame-ancestors {site}; base-uri 'none'; form-action 'none'";
    }

    /// <summary>What pages in one kind of host load from it, and from us for it.</summary>
    sealed class HostSources(HostPage host, AppAddress address)
    {
        public string BridgeUrl { get; } = host.BridgeUrl;

        /// <summary>The origin of the bridge.</summary>
        public string Bridge { get; } = new Uri(host.BridgeUrl).GetLeftPart(UriPartial.Authority);

        public string FrameScripts { get; } = $"{FrameAssets.ScriptUrl(address, host).Split('?')[0]} {host.BridgeUrl}";

        public string Sandboxes { get; } = address.BaseUrl + ScriptedOutput.PathOn(host);
    }
}
