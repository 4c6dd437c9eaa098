using System.Collections.Immutable;

namespace UserMacro.Atlassian.Connect;

/// <summary>
/// Where the app answers for each realm of data residency, and for which this deployment does. A realm is chosen when a site installs the app; from then on
/// the host calls that realm's address, which is the audience of its installations (docs/reference/connect-descriptor.md#data-residency).
/// </summary>
public sealed class RegionAddresses
{
    /// <summary>The realm of sites that are pinned to none, or to one that the app does not declare: its address is the descriptor's <c>baseUrl</c>.</summary>
    public const string Global = "Global";

    readonly ImmutableHashSet<string> _served;

    /// <param name="baseUrl">The <c>baseUrl</c> of the descriptor, and of a realm that is served and not named.</param>
    /// <param name="served">The realms that this deployment answers for.</param>
    /// <param name="addresses">The addresses of realms that have one of their own.</param>
    public RegionAddresses(string baseUrl, IEnumerable<string> served, IReadOnlyDictionary<string, string> addresses)
    {
        baseUrl = baseUrl.TrimEnd('/');
        _served = [.. served];
        Addresses = _served.Where(realm => realm != Global).Union(addresses.Keys, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(realm => realm, realm => addresses.GetValueOrDefault(realm, baseUrl).TrimEnd('/'), StringComparer.Ordinal);
        Audiences = [.. _served.Select(realm => realm == Global ? baseUrl : Addresses[realm]).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The realms that the host knows, without <see cref="Global"/>.</summary>
    public static ImmutableArray<string> Known { get; } = ["AU", "CA", "CH", "DE", "EU", "GB", "IN", "JP", "KR", "SG", "US"];

    /// <summary>The addresses by realm, as the descriptor declares them.</summary>
    public ImmutableSortedDictionary<string, string> Addresses { get; }

    /// <summary>The addresses of this deployment.</summary>
    public ImmutableArray<string> Audiences { get; }

    /// <summary>Whether this deployment answers for a realm.</summary>
    public bool Serves(string realm) => _served.Contains(realm);
}
