namespace UserMacro.Atlassian.Html;

/// <summary>Judges the addresses of a body as a browser would read them, and makes them absolute.</summary>
/// <param name="site">What relative addresses stand against; null leaves them out.</param>
internal sealed class CleanAddress(Uri? site)
{
    /// <summary>Longer ones are none that a browser would follow.</summary>
    const int MaxLength = 16 * 1024;

    /// <summary>The address as it may stand; null for one that may not.</summary>
    public string? Clean(string written)
    {
        var address = Normalize(written);
        if (address.Length > MaxLength)
            return null;
        if (SchemeOf(address) is { } scheme)
            return IsAllowed(scheme) ? address : null;
        return site is not null && Uri.TryCreate(site, BeforeQuery(address), out var whole) && IsAllowed(whole.Scheme) ? whole.AbsoluteUri : null;
    }

    /// <summary>Without what browsers pass over: controls and blanks around it, tabs and line breaks anywhere.</summary>
    static string Normalize(string address)
    {
        var trimmed = address.AsSpan();
        while (trimmed is [<= ' ', ..])
            trimmed = trimmed[1..];
        while (trimmed is [.., <= ' '])
            trimmed = trimmed[..^1];
        return trimmed.ContainsAny("\t\n\r") ? string.Concat(trimmed.ToArray().Where(letter => letter is not ('\t' or '\n' or '\r'))) : trimmed.ToString();
    }

    /// <summary>What stands before the first colon, where that is before any slash, question mark or hash; null when none does.</summary>
    static string? SchemeOf(string address)
    {
        var end = address.AsSpan().IndexOfAny(":/\\?#");
        return end >= 0 && address[end] == ':' ? address[..end] : null;
    }

    static bool IsAllowed(string scheme) =>
        scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase);

    /// <summary>Browsers take a backslash for a slash up to the query.</summary>
    static string BeforeQuery(string address)
    {
        var end = address.AsSpan().IndexOfAny('?', '#');
        end = end < 0 ? address.Length : end;
        return address.AsSpan(0, end).Contains('\\') ? string.Concat(address[..end].Replace('\\', '/'), address[end..]) : address;
    }
}
