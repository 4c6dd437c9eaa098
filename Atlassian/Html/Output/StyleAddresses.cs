using System.Text;

namespace UserMacro.Atlassian.Html.Output;

/// <summary>The addresses in styles: those in <c>url(</c> and behind <c>@import</c>. One with an escape of CSS stays as it is.</summary>
public static class StyleAddresses
{
    const string Url = "url";
    const string Import = "import";

    /// <summary>The same styles with whole addresses; those that begin with a number sign name something in the document itself.</summary>
    /// <param name="styles">A style sheet, or the value of a <c>style</c> attribute.</param>
    /// <param name="site">What relative addresses are resolved against.</param>
    public static string Resolve(string styles, SiteAddresses site)
    {
        ArgumentNullException.ThrowIfNull(styles);
        ArgumentNullException.ThrowIfNull(site);
        return styles.Contains(Url + "(", StringComparison.OrdinalIgnoreCase) || styles.Contains("@" + Import, StringComparison.OrdinalIgnoreCase)
            ? new Reader(styles, site).Resolve()
            : styles;
    }

    sealed class Reader(string styles, SiteAddresses site)
    {
        readonly StringBuilder _result = new(styles.Length);
        int _copied;
        bool _isImport;

        public string Resolve()
        {
            for (var at = 0; at < styles.Length;)
            {
                at = styles[at] switch
                {
                    '/' when StartsWith(at, "/*") => IndexOf("*/", at + 2) + 2,
                    '"' or '\'' => ReadString(at),
                    '\\' => at + 2,
                    ';' or '{' or '}' => ReadEnd(at),
                    var letter when IsNamePart(letter) => ReadName(at),
                    _ => at + 1,
                };
            }

            return _result.Append(styles, _copied, styles.Length - _copied).ToString();
        }

        int ReadEnd(int at)
        {
            _isImport = false;
            return at + 1;
        }

        int ReadString(int at)
        {
            var end = EndOfString(at);
            if (_isImport)
            {
                _isImport = false;
                Replace(at, end, styles[(at + 1)..Math.Max(at + 1, end - 1)], "\"", "\"");
            }

            return end;
        }

        int ReadName(int at)
        {
            var end = at;
            while (end < styles.Length && IsNamePart(styles[end]))
            {
                end++;
            }

            var name = styles.AsSpan(at, end - at);
            _isImport |= at > 0 && styles[at - 1] == '@' && name.Equals(Import, StringComparison.OrdinalIgnoreCase);
            return end < styles.Length && styles[end] == '(' && name.Equals(Url, StringComparison.OrdinalIgnoreCase) ? ReadUrl(at, end + 1) : end;
        }

        int ReadUrl(int start, int at)
        {
            _isImport = false;
            var begin = SkipSpace(at);
            if (begin == styles.Length)
            {
                return begin;
            }

            var isQuoted = styles[begin] is '"' or '\'';
            var end = isQuoted ? EndOfString(begin) : EndOfPlain(begin);
            var close = SkipSpace(end);
            if (close == styles.Length || styles[close] != ')')
            {
                return at;
            }

            Replace(start, close + 1, isQuoted ? styles[(begin + 1)..Math.Max(begin + 1, end - 1)] : styles[begin..end], "url(\"", "\")");
            return close + 1;
        }

        void Replace(int start, int end, string address, string before, string after)
        {
            if (address.Length == 0 || address[0] == '#' || address.Contains('\\', StringComparison.Ordinal) || site.Resolve(address) is not { } whole)
            {
                return;
            }

            _result.Append(styles, _copied, start - _copied).Append(before);
            foreach (var letter in whole)
            {
                _result.Append(letter switch
                {
                    '"' => "%22",
                    '<' => "%3C",
                    '>' => "%3E",
                    '\\' => "/",
                    _ => null,
                } ?? letter.ToString());
            }

            _result.Append(after);
            _copied = end;
        }

        /// <summary>Behind the quote that ends a string; a line break ends one too.</summary>
        int EndOfString(int at)
        {
            for (var end = at + 1; end < styles.Length; end++)
            {
                if (styles[end] == '\\')
                {
                    end++;
                }
                else if (styles[end] == styles[at] || styles[end] is '\n' or '\r' or '\f')
                {
                    return end + 1;
                }
            }

            return styles.Length;
        }

        int EndOfPlain(int at)
        {
            while (at < styles.Length && !char.IsWhiteSpace(styles[at]) && styles[at] is not (')' or '(' or '"' or '\''))
            {
                at++;
            }

            return at;
        }

        int SkipSpace(int at)
        {
            while (at < styles.Length && char.IsWhiteSpace(styles[at]))
            {
                at++;
            }

            return at;
        }

        bool StartsWith(int at, string text) => string.CompareOrdinal(styles, at, text, 0, text.Length) == 0;

        int IndexOf(string text, int from) =>
            from <= styles.Length && styles.IndexOf(text, from, StringComparison.Ordinal) is var found and >= 0 ? found : styles.Length;

        static bool IsNamePart(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' || letter >= '\u0080';
    }
}
