using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Validation;

namespace UserMacro.Grains.Connections;

/// <summary>The rules of a connection. Also takes what a hostile request may hold.</summary>
internal static class ConnectionValidator
{
    static readonly SearchValues<char> NameCharacters = SearchValues.Create("-0123456789abcdefghijklmnopqrstuvwxyz");
    static readonly SearchValues<char> HeaderCharacters = SearchValues.Create("-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Headers that belong to the exchange itself.</summary>
    static readonly FrozenSet<string> Ours = FrozenSet.ToFrozenSet(
        [
            "Host", "Connection", "Content-Length", "Content-Type", "Transfer-Encoding", "TE", "Trailer", "Upgrade", "Expect", "Keep-Alive",
            "Proxy-Authorization", "Proxy-Connection",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Its problems, one for each field; empty when it is valid.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="edit">The new definition.</param>
    /// <param name="stored">The headers that are stored: a value that is null must be among them.</param>
    public static ImmutableArray<FieldProblem> Check(string name, ConnectionEdit edit, ImmutableDictionary<string, string> stored)
    {
        var problems = new FieldProblems();
        problems.Check(
            name is { Length: > 0 and <= Limits.ConnectionName } && name.AsSpan().IndexOfAnyExcept(NameCharacters) < 0,
            "name",
            Excess.OfName(name, Limits.ConnectionName, "of a-z, 0-9 and '-'"));
        if (problems.CheckText(edit.BaseUrl, "baseUrl", Limits.ConnectionUrl))
        {
            problems.Check(
                IsAddress(edit.BaseUrl!),
                "baseUrl",
                "Must be an https address of a public server by its name, such as https://api.example.com/v1, without query or "
                    + "fragment, and of visible ASCII characters only: write an international name as xn--…, other characters as %….");
        }

        problems.Check(
            edit.CacheSeconds is >= 0 and <= Limits.ConnectionCache, "cacheSeconds", Excess.OfRange(edit.CacheSeconds, 0, Limits.ConnectionCache));
        problems.CheckCount(edit.Headers.Count, "headers", Limits.ConnectionHeaders, "headers");
        foreach (var (header, value) in edit.Headers.Take(Limits.ConnectionHeaders))
        {
            problems.Check(
                header is { Length: > 0 and <= Limits.ConnectionName } && header.AsSpan().IndexOfAnyExcept(HeaderCharacters) < 0 && !Ours.Contains(header),
                "headers",
                "Each name must consist of letters, digits, '-' and '_', and must not be reserved for the connection itself, such as Host.");
            problems.Check(
                value is null ? stored.ContainsKey(header) : value.Length <= Limits.ConnectionHeader && value.All(IsPrintable),
                "headers",
                $"Each value must be one line of at most {Limits.ConnectionHeader} ASCII characters, and this has {value?.Length ?? 0}; "
                    + "null keeps a stored one.");
        }

        problems.Check(edit.Headers.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count() == edit.Headers.Count, "headers", "Name each header once.");
        return problems.All;
    }

    static bool IsPrintable(char character) => character is >= ' ' and <= '~';

    /// <summary>A name, never an address, and one of the public kind: what it leads to is looked at again at each request.</summary>
    static bool IsAddress(string text) =>
        text.All(character => character is > ' ' and <= '~' and not '\\')
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { Scheme: "https", Query: "", Fragment: "", UserInfo: "", Port: > 0 }
        && !text.Contains('?', StringComparison.Ordinal) && !text.Contains('#', StringComparison.Ordinal)
            && !text.Contains('@', StringComparison.Ordinal) && !text.Contains("..", StringComparison.Ordinal)
        && HostOrigin.TryParse($"https://{address.Host}", out var origin) && !origin.Below
        && IsSpelledPlainly(text, address.Host);

    // What an administrator reads is where it leads: no escapes, no other spelling that the parser repairs.
    static bool IsSpelledPlainly(string text, string host)
    {
        var start = $"https://{host}";
        return text.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (text.Length == start.Length || text[start.Length] is '/' or ':');
    }
}
