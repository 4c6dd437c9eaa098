using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace UserMacro.Templating.Markup;

/// <summary>
/// What open elements mean for the tags in them: in SVG and MathML <c>title</c>, <c>style</c> and their like hold markup, and only there a
/// CDATA section is one.
/// </summary>
/// <remarks>
/// <para>Follows the tree construction section of the HTML standard as far as it decides how the next characters are read. Open elements
/// are remembered from the outermost <c>svg</c> or <c>math</c> on, as text (<c>&gt;ssvg&gt;stitle&gt;hb</c>: SVG, MathML and HTML by their
/// first letter); null is plain HTML.</para>
/// <para>Where that depends on more than is remembered here (misnested tags, the inside of <c>select</c>) the nesting is
/// <see cref="Unknown"/>, and stays so. Tags and texts are read the same anywhere; only after the start tag of an element that HTML reads
/// in a way of its own nothing can be told any more.</para>
/// </remarks>
internal static partial class Nesting
{
    /// <summary>It cannot be told whether this is HTML.</summary>
    public const string Unknown = "?";

    /// <summary>It cannot be told whether this is the text of a script or style sheet.</summary>
    public const string Lost = "!";

    /// <summary>At least as long as anything by which <see cref="IsReadOtherwise"/> tells.</summary>
    public const int LongestSpecial = 16;

    const string Select = ">uselect";
    const int Longest = 1024;

    /// <summary>HTML elements whose start tags end SVG and MathML.</summary>
    static readonly FrozenSet<string> Breakouts = FrozenSet.Create(
        StringComparer.Ordinal,
        "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2", "h3", "h4", "h5",
        "h6", "head", "hr", "i", "img", "li", "listing", "menu",
        "meta", "nobr", "ol", "p", "pre", "ruby", "s", "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var");

    static readonly FrozenSet<string> Void = FrozenSet.Create(
        StringComparer.Ordinal, "area", "base", "br", "col", "embed", "hr", "image", "img", "input", "keygen", "link", "meta", "param",
        "source", "track", "wbr", "basefont", "bgsound", "frame");

    /// <summary>Foreign elements in which HTML begins.</summary>
    static readonly FrozenSet<string> IntegrationPoints = FrozenSet.Create(
        StringComparer.Ordinal, "stitle", "sdesc", "sforeignobject", "mmi", "mmo", "mmn", "mms", "mmtext");

    /// <summary>Elements that matter though nothing is open: their names are kept until their tags end.</summary>
    static readonly FrozenSet<string> Beginnings = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "svg", "math", "select", "frameset", "noscript");

    /// <summary>Whether the tag of that name can change anything.</summary>
    public static bool Concerns(string? nesting, string name) => nesting is not null || Beginnings.Contains(name);

    /// <summary>Whether start tags stand for HTML elements.</summary>
    public static bool IsHtml(string? nesting) => nesting is null || Top(nesting) is ['h', ..] || IntegrationPoints.Contains(Top(nesting));

    public static bool IsUnknown(string? nesting) => nesting is not null && Top(nesting)[0] is '?' or '!' or 'u';

    /// <summary>Whether <c>&lt;![CDATA[</c> begins a section rather than a comment.</summary>
    public static bool HasCharacterData(string? nesting) => nesting is not null && Top(nesting)[0] is 's' or 'm';

    /// <summary>Whether text may be that of a foreign script or style sheet.</summary>
    public static bool IsCode(string? nesting) => nesting is not null && (nesting == Lost || HoldsCode(nesting));

    /// <summary>Whether markup that was read as HTML can mean something else in SVG and MathML.</summary>
    public static bool IsReadOtherwise(ReadOnlySpan<char> markup) => Special().IsMatch(markup);

    /// <summary>After a start tag.</summary>
    /// <param name="nesting">Before it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="isSelfClosing">Whether it ends with a slash, which closes foreign elements only.</param>
    public static string? Open(string? nesting, string name, bool isSelfClosing)
    {
        name = name.ToLowerInvariant();
        if (IsUnknown(nesting))
        {
            return nesting;
        }

        if (nesting?.Length > Longest || name is "annotation-xml" or "mglyph" or "malignmark" or "frameset")
        {
            return Uncertain(nesting);
        }

        if (!IsHtml(nesting))
        {
            // Whether “font” is one of them depends on its attributes.
            if (name == "font")
            {
                return Uncertain(nesting);
            }

            if (!Breakouts.Contains(name))
            {
                return isSelfClosing ? nesting : $"{nesting}>{Top(nesting!)[0]}{name}";
            }

            while (!IsHtml(nesting))
            {
                nesting = Popped(nesting!);
            }
        }

        if (name is "svg" or "math")
        {
            return isSelfClosing ? nesting : $"{nesting}>{name[0]}{name}";
        }

        if (nesting is null)
        {
            return name == "select" ? Select : null;
        }

        return Void.Contains(name) ? nesting : name == "select" ? Uncertain(nesting) : $"{nesting}>h{name}";
    }

    /// <summary>After an end tag.</summary>
    public static string? Close(string? nesting, string name)
    {
        name = name.ToLowerInvariant();
        if (nesting == Select)
        {
            return name == "select" ? null : nesting;
        }

        if (nesting is null || IsUnknown(nesting))
        {
            return nesting;
        }

        if (Top(nesting)[0] == 'h')
        {
            return Top(nesting).AsSpan(1).SequenceEqual(name) ? Popped(nesting) : Uncertain(nesting);
        }

        for (var rest = nesting; rest is not null && Top(rest)[0] != 'h'; rest = Popped(rest))
        {
            if (Top(rest).AsSpan(1).SequenceEqual(name))
            {
                return Popped(rest);
            }
        }

        return Uncertain(nesting);
    }

    static string Uncertain(string? nesting) => nesting is not null && HoldsCode(nesting) ? Lost : Unknown;

    static bool HoldsCode(string nesting) =>
        nesting.Contains(">sscript", StringComparison.Ordinal) || nesting.Contains(">sstyle", StringComparison.Ordinal)
        || nesting.Contains(">mscript", StringComparison.Ordinal) || nesting.Contains(">mstyle", StringComparison.Ordinal);

    static string Top(string nesting) => nesting[(nesting.LastIndexOf('>') + 1)..];

    static string? Popped(string nesting) => nesting.LastIndexOf('>') is > 0 and var at ? nesting[..at] : null;

    [GeneratedRegex(
        @"<(title|textarea|style|script|xmp|iframe|noembed|noframes|noscript|plaintext|select|frameset|svg|math|!\[CDATA\[)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Special();
}
