namespace UserMacro.Atlassian.Html;

/// <summary>Judges the addresses of a body as a browser would read them, and makes them absolute.</summary>
/// <param name="site">What relative addresses are resolved against; null leaves them out.</param>
internal sealed class CleanAddress(Uri? site)
{
    /// <summary>Longer ones are none that a browser would follow.</summary>
    const int MaxLength = 16 * 1024;

    /// <summary>The address in its allowed form; null for one that may not.</summary>
    public string? Clean(string written)
    {
        var address = WebAddress.Normalize(written);
        if (address.Length > MaxLength)
        {
            return null;
        }

        if (WebAddress.SchemeOf(address) is { } scheme)
        {
            return WebAddress.IsOfWeb(scheme) && HasHost(address.AsSpan(scheme.Length + 1)) ? address : null;
        }

        // An anchor is the page's, which output is resolved against once the template has put the body into it.
        if (address.StartsWith('#'))
        {
            return address;
        }

        return site is not null && Uri.TryCreate(site, BeforeQuery(address), out var whole) && WebAddress.IsOfWeb(whole.Scheme) ? whole.AbsoluteUri : null;
    }

    /// <summary>With fewer slashes after its scheme, an address is relative to a page of that scheme: not the site's, but the one it is shown in.</summary>
    static bool HasHost(ReadOnlySpan<char> behindScheme) => behindScheme is ['/' or '\\', '/' or '\\', ..];

    /// <summary>Browsers take a backslash for a slash up to the query.</summary>
    static string BeforeQuery(string address)
    {
        var end = address.AsSpan().IndexOfAny('?', '#');
        end = end < 0 ? address.Length : end;
        return address.AsSpan(0, end).Contains('\\') ? string.Concat(address[..end].Replace('\\', '/'), address[end..]) : address;
    }
}
