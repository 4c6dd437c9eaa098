using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;
using UserMacro.Silo.Configuration;
using IPNetwork = System.Net.IPNetwork;

namespace UserMacro.WebApi.Hosting;

/// <summary>
/// Takes the address of a caller from <c>X-Forwarded-For</c> where a proxy that the configuration names says so; from anybody else the
/// header counts for nothing. Off by default.
/// </summary>
/// <remarks>Nothing here depends on the scheme of a request, so <c>X-Forwarded-Proto</c> is left alone: what is public is in
/// <c>Connect:BaseUrl</c>.</remarks>
internal static class ForwardedAddresses
{
    public const string ProxiesKey = "Hosting:KnownProxies";
    public const string HopsKey = "Hosting:ForwardedHops";

    const int DefaultHops = 1;
    const int MostHops = 10;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static WebApplicationBuilder AddForwardedAddresses(this WebApplicationBuilder builder)
    {
        var hops = builder.Configuration.Number(HopsKey, DefaultHops, 1, MostHops);
        var proxies = (builder.Configuration[ProxiesKey] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(NetworkOf).ToList();
        if (proxies is [] && builder.Configuration[HopsKey] is not null)
        {
            throw new ConfigurationFaultException(HopsKey, $"says nothing without {ProxiesKey}.");
        }

        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = proxies is [] ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor;
            options.ForwardLimit = hops;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
            {
                options.KnownIPNetworks.Add(proxy);
            }
        });
        return builder;
    }

    static IPNetwork NetworkOf(string text)
    {
        var (address, prefix) = text.Split('/') switch
        {
            [var alone] when IPAddress.TryParse(alone, out var read) => (read, LengthOf(read)),
            [var first, var length] when IPAddress.TryParse(first, out var read)
                && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= LengthOf(read) =>
                (read, bits),
            _ => throw Fault(text, "is no address or network"),
        };
        // Other spellings of IPv4 (octal, one number) are more likely a slip.
        if (address.AddressFamily == AddressFamily.InterNetwork
            ? !text.StartsWith(address.ToString(), StringComparison.Ordinal)
            : address.ScopeId != 0 || address.IsIPv4MappedToIPv6)
        {
            throw Fault(text, "is not in the usual form");
        }

        if (prefix == 0)
        {
            throw Fault(text, "is every address, whose word for another would count for nothing");
        }

        return IPNetwork.TryParse($"{address}/{prefix}", out var network) && network.BaseAddress.Equals(address)
            ? network
            : throw Fault(text, "has bits beyond its prefix");
    }

    static int LengthOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;

    static ConfigurationFaultException Fault(string text, string problem) =>
        new(ProxiesKey, $"'{text}' {problem}; name addresses and networks between semicolons, such as '10.0.0.0/16;192.0.2.7'.");
}
