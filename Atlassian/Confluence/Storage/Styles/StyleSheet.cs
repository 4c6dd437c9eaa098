using System.Text;

namespace UserMacro.Atlassian.Confluence.Storage.Styles;

/// <summary>
/// The rules of a style sheet, those apart that hold under conditions only, such as <c>@media</c>. What cannot be read is passed over, as
/// browsers do.
/// </summary>
internal static class StyleSheet
{
    /// <summary>Rules beyond these are left out: a page has room for colours, not for a design system.</summary>
    const int MaxRules = 500;

    const int MaxSelectorLength = 200;

    public static IReadOnlyList<StyleRule> Read(string css)
    {
        var rules = new List<StyleRule>();
        var at = 0;
        var text = WithoutComments(css);
        while (at < text.Length && rules.Count < MaxRules && IndexOf(text, '{', at) is var open and >= 0)
        {
            var close = EndOfBlock(text, open);
            var head = text[at..open].Trim();
            // An at-rule without a block, such as @import, ends where the next rule's head begins.
            head = head[(head.LastIndexOf(';') + 1)..].Trim();
            if (head.Length > 0 && head[0] != '@')
            {
                var declarations = DeclarationsOf(text[(open + 1)..Math.Min(close, text.Length)]).ToList();
                // Each of a list has a specificity of its own.
                rules.AddRange(PartsOf(head, ',').Select(part => RuleOf(part.Trim(), declarations)).OfType<StyleRule>().Take(MaxRules - rules.Count));
            }

            at = close + 1;
        }

        return rules;
    }

    /// <summary>The declarations of a block or a <c>style</c> attribute.</summary>
    public static IEnumerable<(string Property, string Value)> DeclarationsOf(string block)
    {
        foreach (var declaration in PartsOf(block, ';'))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                yield return (declaration[..colon].Trim().ToLowerInvariant(),
                    declaration[(colon + 1)..].Replace("!important", "", StringComparison.OrdinalIgnoreCase).Trim());
            }
        }
    }

    static IEnumerable<string> PartsOf(string text, char separator)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = IndexOf(text, separator, start) is var found and >= 0 ? found : text.Length;
            yield return text[start..end];
            start = end + 1;
        }
    }

    static StyleRule? RuleOf(string selector, List<(string Property, string Value)> declarations)
    {
        // Those whose matching may look at much more than an element and the ones around it are left out.
        if (selector.Length is 0 or > MaxSelectorLength || selector.AsSpan().ContainsAny("(~|"))
        {
            return null;
        }

        return Selector.Parse(selector) is { } parsed ? new(parsed, declarations) : null;
    }

    static string WithoutComments(string css)
    {
        var text = new StringBuilder(css.Length);
        var at = 0;
        while (css.IndexOf("/*", at, StringComparison.Ordinal) is var open and >= 0)
        {
            text.Append(css, at, open - at).Append(' ');
            var close = css.IndexOf("*/", open + 2, StringComparison.Ordinal);
            if (close < 0)
            {
                return text.ToString();
            }

            at = close + 2;
        }

        return text.Append(css, at, css.Length - at).ToString();
    }

    /// <summary>The next such character outside quotes and round brackets; -1 when there is none.</summary>
    static int IndexOf(string text, char wanted, int from)
    {
        var (depth, quote) = (0, '\0');
        for (var at = from; at < text.Length; at++)
        {
            var letter = text[at];
            if (quote != '\0')
            {
                quote = letter == quote ? '\0' : quote;
            }
            else if (letter is '"' or '\'')
            {
                quote = letter;
            }
            else if (letter == wanted && depth == 0)
            {
                return at;
            }
            else
            {
                depth = Math.Max(0, depth + (letter == '(' ? 1 : letter == ')' ? -1 : 0));
            }
        }

        return -1;
    }

    static int EndOfBlock(string text, int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length; at++)
        {
            depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return text.Length;
    }
}

/// <summary>One rule of a style sheet.</summary>
/// <param name="Selector">Which elements it is for.</param>
/// <param name="Declarations">Properties and values in the order written, properties in lower case.</param>
internal sealed record StyleRule(Selector Selector, IReadOnlyList<(string Property, string Value)> Declarations);
