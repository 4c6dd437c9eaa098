using System.Text;

namespace UserMacro.Atlassian.Html.Output;

/// <summary>The addresses in a <c>srcset</c>, found as browsers find them.</summary>
internal static class SourceSet
{
    /// <summary>The same with whole addresses.</summary>
    public static string Resolve(string written, SiteAddresses site)
    {
        var result = new StringBuilder(written.Length);
        for (var at = 0; at < written.Length;)
        {
            var start = at;
            at = Skip(written, at, letter => IsSpace(letter) || letter == ',');
            result.Append(written, start, at - start);
            start = at;
            at = Skip(written, at, letter => !IsSpace(letter));
            var address = written.AsSpan(start, at - start).TrimEnd(',');
            if (address.Length > 0)
            {
                result.Append(site.Resolve(address.ToString()) ?? address.ToString());
            }

            var commas = at - start - address.Length;
            result.Append(',', commas);
            if (commas == 0)
            {
                start = at;
                at = EndOfDescriptors(written, at);
                result.Append(written, start, at - start);
            }
        }

        return result.ToString();
    }

    static int EndOfDescriptors(string text, int at)
    {
        for (var depth = 0; at < text.Length && (depth > 0 || text[at] != ','); at++)
        {
            depth += text[at] == '(' ? 1 : text[at] == ')' && depth > 0 ? -1 : 0;
        }

        return at;
    }

    static int Skip(string text, int at, Func<char, bool> isOne)
    {
        while (at < text.Length && isOne(text[at]))
        {
            at++;
        }

        return at;
    }

    static bool IsSpace(char letter) => letter is ' ' or '\t' or '\n' or '\f' or '\r';
}
