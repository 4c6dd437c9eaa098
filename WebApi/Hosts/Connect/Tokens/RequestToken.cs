using System.Collections.Immutable;
using Microsoft.Extensions.Primitives;

namespace UserMacro.WebApi.Hosts.Connect.Tokens;

/// <summary>Finds the one token of a request (docs/reference/connect-tokens.md#tokens-of-the-host).</summary>
internal static class RequestToken
{
    const string Name = "jwt";
    const string Scheme = "JWT ";

    /// <summary>The token's text; null when there is none, when a place holds two, or when header and query differ.</summary>
    public static string? Find(ImmutableArray<KeyValuePair<string, string>> query, StringValues authorization)
    {
        string? found = null;
        foreach (var (name, value) in query)
        {
            if (!string.Equals(name, Name, StringComparison.Ordinal))
            {
                continue;
            }

            if (found is not null)
            {
                return null;
            }

            found = value;
        }

        if (authorization.Count > 1)
        {
            return null;
        }

        var header = (string?)authorization;
        if (header is null)
        {
            return found;
        }

        if (!header.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return null;
        }

        var token = header[Scheme.Length..];
        return found is null || string.Equals(found, token, StringComparison.Ordinal) ? token : null;
    }

    /// <summary>Whether a form brings a token. Confluence signs forms by header; a form is also what any page on the web could post.</summary>
    public static bool IsIn(IEnumerable<KeyValuePair<string, string>> form) => form.Any(field => string.Equals(field.Key, Name, StringComparison.Ordinal));
}
