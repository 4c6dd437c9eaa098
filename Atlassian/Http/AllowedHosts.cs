using System.Diagnostics.CodeAnalysis;

namespace UserMacro.Atlassian.Http;

/// <summary>Which addresses a site may have: everything that we send to, or let frame us, passes here.</summary>
public sealed class AllowedHosts
{
    readonly HostPattern[] _patterns;

    AllowedHosts(HostPattern[] patterns) => _patterns = patterns;

    /// <summary>Reads a list such as <c>*.atlassian.net;*.jira.com;http://127.0.0.1:*</c>.</summary>
    /// <param name="list">
    /// Patterns between semicolons: a host, or <c>*.</c> and a domain for all hosts below it; before it a scheme
    /// (https unless it says http, which only loopback may have); behind it a port, or <c>:*</c> for any (the default port unless it says otherwise).
    /// </param>
    /// <param name="hosts">The patterns; null when one is malformed or there is none.</param>
    public static bool TryParse(string list, [NotNullWhen(true)] out AllowedHosts? hosts)
    {
        var patterns = list
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(HostPattern.Parse)
            .ToArray();
        hosts = patterns is [] || patterns.Contains(null) ? null : new AllowedHosts(patterns!);
        return hosts is not null;
    }

    /// <summary>
    /// Whether a site may have this address: plainly spelled (lower case, no user, no escapes, no international or trailing-dot names,
    /// no needless port), matched by a pattern, and with exactly the path <c>/wiki</c>.
    /// </summary>
    public bool Allows(string baseUrl) =>
        SiteAddress.Parse(baseUrl) is { } address && _patterns.Any(pattern => pattern.Matches(address));
}

/// <summary>One pattern of <see cref="AllowedHosts"/>.</summary>
internal sealed record HostPattern(string Scheme, string Host, bool Below, int? Port, bool AnyPort)
{
    /// <summary>Reads a pattern; null when it is malformed or allows plain http beyond loopback.</summary>
    public static HostPattern? Parse(string text)
    {
        var split = text.Split(Uri.SchemeDelimiter);
        var (scheme, rest) = split is [var named, var behind] ? (named, behind) : (Uri.UriSchemeHttps, text);
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var (name, port) = colon < 0 ? (rest, null) : (rest[..colon], rest[(colon + 1)..]);
        var below = name.StartsWith("*.", StringComparison.Ordinal);
        var host = below ? name[2..] : name;
        var number = port is null or "*" ? null : SiteAddress.ParsePort(port);
        var good = SiteAddress.IsHost(host)
            && (port is null or "*" || number is not null)
            && (scheme is "https" || (scheme is "http" && !below && host is "127.0.0.1" or "localhost"));
        return good ? new HostPattern(scheme, host, below, number, port is "*") : null;
    }

    public bool Matches(SiteAddress address) =>
        string.Equals(address.Scheme, Scheme, StringComparison.Ordinal)
        && (AnyPort || address.Port == Port)
        && (Below
            ? address.Host.EndsWith("." + Host, StringComparison.Ordinal)
            : string.Equals(address.Host, Host, StringComparison.Ordinal));
}
