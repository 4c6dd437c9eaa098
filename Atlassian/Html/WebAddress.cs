namespace UserMacro.Atlassian.Html;

/// <summary>Reads addresses as a browser's URL parser does, whatever element they come from.</summary>
internal static class WebAddress
{
    /// <summary>The address without what browsers ignore: control characters and spaces at its ends, tabs and line breaks anywhere.</summary>
    public static string Normalize(string address)
    {
        var trimmed = address.AsSpan();
        while (trimmed is [<= ' ', ..])
        {
            trimmed = trimmed[1..];
        }

        while (trimmed is [.., <= ' '])
        {
            trimmed = trimmed[..^1];
        }

        return trimmed.ContainsAny("\t\n\r") ? string.Concat(trimmed.ToArray().Where(letter => letter is not ('\t' or '\n' or '\r'))) : trimmed.ToString();
    }

    /// <summary>The scheme of a normalized address: what comes before its first colon, unless a slash, question mark or hash comes before that;
    /// null when it has none.</summary>
    public static string? SchemeOf(string address)
    {
        var end = address.AsSpan().IndexOfAny(":/\\?#");
        return end >= 0 && address[end] == ':' ? address[..end] : null;
    }

    /// <summary>Whether a scheme is http or https.</summary>
    public static bool IsOfWeb(string scheme) =>
        scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase);
}
