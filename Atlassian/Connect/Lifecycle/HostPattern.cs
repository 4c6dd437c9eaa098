namespace UserMacro.Atlassian.Connect.Lifecycle;

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
