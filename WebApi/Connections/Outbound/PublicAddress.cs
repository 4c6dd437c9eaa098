using System.Net;
using System.Net.Sockets;

namespace UserMacro.WebApi.Connections.Outbound;

/// <summary>Which addresses are of the public internet. Everything else may be something inside: of this machine, its network or its cloud.</summary>
internal static class PublicAddress
{
    // RFC 6890 and its successors in IANA's special-purpose registries; 169.254.169.254 is where clouds keep their secrets.
    static readonly IPNetwork[] Special =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"), IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/3"),
    ];

    /// <summary>The part of IPv6 that is routed; what of it carries an IPv4 address or a tunnel is left out.</summary>
    static readonly IPNetwork Routed = IPNetwork.Parse("2000::/3");

    static readonly IPNetwork[] Unrouted =
        [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    public static bool IsPublic(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? IsPublic(address.MapToIPv4())
        : address.AddressFamily == AddressFamily.InterNetwork ? !Special.Any(network => network.Contains(address))
        : address.AddressFamily == AddressFamily.InterNetworkV6 && Routed.Contains(address)
            && !Unrouted.Any(network => network.Contains(address)) && !IsIsatap(address);

    // An interface id that carries an IPv4 address: a router inside may take the packet out of its tunnel (RFC 5214).
    static bool IsIsatap(IPAddress address) => address.GetAddressBytes() is [_, _, _, _, _, _, _, _, 0x00 or 0x02, 0x00, 0x5e, 0xfe, ..];
}
