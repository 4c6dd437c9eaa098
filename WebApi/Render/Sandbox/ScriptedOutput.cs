using System.Collections.Immutable;
using System.Text.RegularExpressions;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Hosts;

namespace UserMacro.WebApi.Render.Sandbox;

/// <summary>Which output runs in a sandbox: that with script, where the rules of macro and tenant allow it.</summary>
internal sealed partial class ScriptedOutput(SandboxTickets tickets, HostAdapters<HostPage> hosts, AppAddress address)
{
    /// <summary>The path of sandboxes, before the ticket.</summary>
    public static string PathOn(HostPage host) => host.Endpoints + "/sandbox/";

    /// <summary>The address of the sandbox that the output runs in; null when it needs none or may not.</summary>
    public string? SandboxOf(RenderedOutput output, TenantAccess access) =>
        access.Rules.Script && output.Script is { } script && (script.Length > 0 || HasScript().IsMatch(output.Markup))
            ? $"{address.BaseUrl}{PathOn(hosts.Of(access.Kind))}{tickets.Seal([.. Covered(output, access)], access)}"
            : null;

    static ImmutableArray<string> Covered(RenderedOutput output, TenantAccess access) => access.Rules.CoveredHosts(output.Hosts);

    // Too much is no harm: what has no script looks the same in a sandbox.
    [GeneratedRegex(@"<script|[\s""'/]on[a-z]+\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex HasScript();
}
