using System.Collections.Immutable;
using UserMacro.Atlassian.Connect;
using UserMacro.Silo.Configuration;

namespace UserMacro.WebApi.Hosts.Connect.Residency;

/// <summary>
/// The realms that operators move sites to, each with the address of its deployment: <c>Residency:Targets:US</c> and so on. Default: none, so moves to other
/// realms are refused.
/// </summary>
internal sealed class ResidencyTargets
{
    const string Section = "Residency:Targets";

    readonly ImmutableHashSet<string> _realms;

    /// <exception cref="ConfigurationFaultException">A realm is unknown, or an address is none.</exception>
    public ResidencyTargets(IConfiguration configuration) =>
        _realms = [.. configuration.GetSection(Section).GetChildren().Select(target => Check(target.Key, target.Value ?? ""))];

    public bool Has(string realm) => _realms.Contains(realm);

    static string Check(string realm, string address)
    {
        var key = $"{Section}:{realm}";
        return !RegionAddresses.Known.Contains(realm, StringComparer.Ordinal)
            ? throw new ConfigurationFaultException(key, $"'{realm}' is not a realm: one of {string.Join(", ", RegionAddresses.Known)}.")
            : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? realm
            : throw new ConfigurationFaultException(key, $"'{address}' is not an https address.");
    }
}
