using System.Buffers;
using System.Globalization;

namespace UserMacro.Atlassian.Http;

/// <summary>The address of a site in its one plain spelling. Read by hand: <see cref="Uri"/> repairs what must be refused.</summary>
internal sealed record SiteAddress(string Scheme, string Host, int? Port)
{
    const string SitePath = "/wiki";

    static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    public static SiteAddress? Parse(string text) =>
        text.EndsWith(SitePath, StringComparison.Ordinal) ? ParseOrigin(text[..^SitePath.Length]) : null;

    static SiteAddress? ParseOrigin(string origin)
    {
        var scheme = origin.StartsWith("https://", StringComparison.Ordinal) ? Uri.UriSchemeHttps
            : origin.StartsWith("http://", StringComparison.Ordinal) ? Uri.UriSchemeHttp
            : null;
        if (scheme is null)
        {
            return null;
        }

        var parts = origin[(scheme.Length + Uri.SchemeDelimiter.Length)..].Split(':');
        return parts switch
        {
            [var host] when IsHost(host) => new SiteAddress(scheme, host, null),
            [var host, var port] when IsHost(host) && ParsePort(port) is { } number => new SiteAddress(scheme, host, number),
            _ => null,
        };
    }

    public static bool IsHost(string host) =>
        host.Length is > 0 and <= 253
        && !host.AsSpan().ContainsAnyExcept(HostCharacters)
        && host.Split('.').All(label =>
            label.Length is > 0 and <= 63
            && label[0] != '-'
            && label[^1] != '-'
            && !label.StartsWith("xn--", StringComparison.Ordinal));

    public static int? ParsePort(string text) =>
        text.Length is > 0 and <= 5
        && text[0] != '0'
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
        && port <= 65535 ? port : null;
}
