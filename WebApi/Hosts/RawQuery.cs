using System.Collections.Immutable;

namespace UserMacro.WebApi.Hosts;

/// <summary>The query of a request as the query hash sees it: from the raw target, names case-sensitive, in order.</summary>
internal static class RawQuery
{
    public static ImmutableArray<KeyValuePair<string, string>> Parse(string rawTarget)
    {
        var start = rawTarget.IndexOf('?', StringComparison.Ordinal);
        return start < 0 ? [] : ParsePairs(rawTarget.AsSpan(start + 1));
    }

    /// <summary>Reads <c>name=value&amp;…</c>, percent-encoded.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> ParsePairs(ReadOnlySpan<char> text)
    {
        var pairs = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var range in text.Split('&'))
        {
            var pair = text[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf('=');
            pairs.Add(equals < 0 ? new(Decode(pair), "") : new(Decode(pair[..equals]), Decode(pair[(equals + 1)..])));
        }

        return pairs.DrainToImmutable();
    }

    static string Decode(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny('%', '+') < 0)
        {
            return text.ToString();
        }

        return Uri.UnescapeDataString(text.ToString().Replace('+', ' '));
    }
}
