using System.Text.RegularExpressions;
using UserMacro.Atlassian.Confluence.Storage.Mapping;
using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Atlassian.Confluence.Storage;

/// <summary>Says beforehand what a template's own markup will lose in storage format.</summary>
public static partial class StorageLosses
{
    /// <summary>The elements that will go, by their places; check boxes stay, in lists of tasks.</summary>
    /// <param name="template">A template; what is between double braces is its code.</param>
    public static IReadOnlyList<StorageLoss> Find(string template)
    {
        var losses = new List<StorageLoss>();
        // Of the same length, so that places stay.
        var markup = Code().Replace(template, code => new string('x', code.Length));
        var tokens = new HtmlTokenizer(markup);
        var isForeign = false;
        while (tokens.MoveNext())
        {
            if (tokens.Type != HtmlTokenType.StartTag)
            {
                continue;
            }

            var kind = tokens.Kind;
            // In SVG and MathML elements of raw text can hold markup; where these end, tags alone do not tell.
            isForeign |= kind.Has(HtmlTraits.ForeignRoot);
            if (kind.Has(HtmlTraits.RawText) && !isForeign)
            {
                tokens.ReadRawText();
            }

            if (kind.Name.Contains(':', StringComparison.Ordinal) || IsCheckBox(kind.Name, markup.AsSpan(tokens.Start, tokens.End - tokens.Start)))
            {
                continue;
            }

            if (ElementFates.For(kind.Name) is (ElementFate.Lost or ElementFate.Removed) and var fate)
            {
                losses.Add(new(kind.Name, tokens.Start, fate == ElementFate.Removed));
            }
        }

        return losses;
    }

    static bool IsCheckBox(string name, ReadOnlySpan<char> tag) => name is "input" && tag.Contains("checkbox", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Code();
}
