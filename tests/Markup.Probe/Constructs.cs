using System.Globalization;

namespace UserMacro.Markup.Probe;

/// <summary>Every nesting construct of HTML and of CSS in attributes, to be repeated any number of times.</summary>
static class Constructs
{
    static readonly string[] Elements =
    [
        .. ("a abbr acronym address applet area article aside b base bdi bdo big blink blockquote body br button caption center "
            + "cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font "
            + "footer form frame frameset h1 h6 head header hr html i iframe image img input ins kbd keygen label legend li link "
            + "listing main map mark marquee math menu menuitem meta meter mi mtext nav nobr noembed noframes noscript object ol "
            + "optgroup option output p param picture plaintext pre progress q rb rp rt rtc ruby s samp script search section select "
            + "small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title "
            + "tr track tt u ul var video wbr xmp foreignObject desc annotation-xml x-y ac:structured-macro ac:rich-text-body "
            + "ri:user").Split(' '),
    ];

    static readonly string[] Mixed =
    [
        "a", "b", "button", "dd", "div", "font", "form", "h1", "li", "math", "nobr", "object", "option", "p", "pre", "rt", "ruby", "select",
        "span", "svg", "table", "td", "template", "tr", "ul",
    ];

    public static IEnumerable<Construct> All() => [.. OfElements(), .. OfMixedElements(), .. OfPieces(), .. OfStyles()];

    static IEnumerable<Construct> OfElements()
    {
        foreach (var name in Elements)
        {
            yield return new($"{name} unclosed", "", $"<{name}>", "", "");
            yield return new($"{name} closed", "", $"<{name}>", "x", $"</{name}>");
            yield return new($"{name} in a row", "", $"<{name}>x</{name}>", "", "");
            yield return new($"{name} in a table", "<table>", $"<{name}>x", "", "");
            yield return new($"{name} ends", "<p>" + Repeat("<span>", 200), $"</{name}>", "", "");
        }
    }

    static IEnumerable<Construct> OfMixedElements() =>
        from outer in Mixed
        from inner in Mixed
        where outer != inner
        select new Construct($"{outer} and {inner}", "", $"<{outer}><{inner}>x", "", "") { IsMixed = true };

    static IEnumerable<Construct> OfPieces()
    {
        (string Name, string Begin, string Piece, string Middle, string End)[] pieces =
        [
            ("attributes", "<p", " a# ", ">x", ""), ("attributes with values", "<p", " a#='1'", ">x", ""),
            ("one attribute again", "<p", " a=1", ">x", ""), ("attributes on svg", "<svg", " a#=1", "/>", ""),
            ("attributes never ended", "<p", " a#=1", "", ""), ("an attribute never ended", "<p a=\"", "x ", "", ""),
            ("slashes", "<p", "/", ">", ""), ("equals signs", "<p", "=", ">", ""), ("quotes", "<p", "\"'", ">", ""),
            ("attributes on an end tag", "<p></p", " a#=1", ">", ""), ("long names of attributes", "<p", "a", "=1>", ""),
            ("long names of elements", "<", "a", ">x", ""), ("data attributes", "<p", " data-a#=1", ">x", ""),
            ("many classes", "<p class='", "a ", "'>x</p>", ""),
            ("classes on nested spans", "", "<span class='badge a b c'>", " ", "</span>"), ("references", "", "&amp;", "", ""),
            ("old references", "", "&amp", "", ""), ("ampersands", "", "&", "", ""), ("names of references", "&", "a", ";", ""),
            ("numbers", "", "&#65;", "", ""), ("numbers begun", "", "&#", "", ""), ("hexadecimal numbers begun", "", "&#x", "", ""),
            ("long numbers", "&#", "9", ";", ""), ("references to two characters", "", "&NotEqualTilde;", "", ""),
            ("references in attributes", "<p title='", "&amp;", "'>", ""),
            ("references in addresses", "<a href='", "&#x20;", "javascript:x'>", ""), ("addresses", "", "<a href='?#'>x</a>", "", ""),
            ("long addresses", "<a href='", "../", "'>x", ""), ("comments", "", "<!-- -->", "", ""), ("comments begun", "", "<!--", "", ""),
            ("short comments", "", "<!-->", "", ""), ("dashes", "<!--", "-", "", ""), ("odd ends of comments", "<!--", "--!", ">x", ""),
            ("declarations", "", "<!x", "", ""), ("instructions", "", "<?", "", ""), ("ends of nothing", "", "</", "", ""),
            ("empty ends", "", "</>", "", ""), ("angle brackets", "", "<", "", ""), ("CDATA", "", "<![CDATA[x]]>", "", ""),
            ("CDATA begun", "", "<![CDATA[", "", ""), ("CDATA in svg", "<svg>", "<![CDATA[x]]>", "", ""),
            ("CDATA begun in svg", "<svg>", "<![CDATA[", "", ""), ("script in comments", "<script>", "<!--<script>", "", ""),
            ("ends of script in comments", "<script><!--", "</script>-->", "", ""), ("style begun again", "<style>", "</styl", "", ""),
            ("title in svg", "<svg>", "<title><svg>", "", ""), ("html in svg", "", "<svg><p>", "", ""),
            ("foreign objects", "", "<svg><foreignObject><p>x", "", ""), ("templates in tables", "", "<table><template>", "", ""),
            ("formatting left open", "<p>", "<b a=#>", "x", ""),
            ("formatting left open before paragraphs", "<p>" + Repeat("<b>", 200), "<p>x", "", ""),
            ("long formatting left open", $"<p><font title='{Repeat("x", 50_000)}'>", "<p>x", "", ""),
            ("formatting across blocks", "", "<b><p></b>x</p>", "", ""), ("links in links", "", "<a href=/x><div>", "", ""),
            ("lists", "<ul>", "<li>x", "", ""), ("nested lists", "", "<ul><li>", "x", "</li></ul>"),
            ("rows", "<table>", "<tr><td>x", "", ""), ("text in tables", "", "<table>x", "", ""),
            ("tables in tables", "", "<table><tr><td>", "x", "</td></tr></table>"), ("paragraphs in tables", "<table>", "<p>x", "", ""),
            ("text in rows", "<table><tr>", "x<td>", "", ""), ("parts without a table", "", "<tr><td>x", "", ""),
            ("columns", "<table>", "<col>x", "", ""), ("captions", "<table>", "<caption>x", "", ""),
            ("options", "<select>", "<option>x", "", ""), ("forms", "", "<form><p>x", "", ""), ("ruby", "<ruby>", "<rt>x", "", ""),
            ("headings", "", "<h1>x", "", ""), ("line breaks", "", "\r", "", ""), ("NUL", "", "\0", "", ""),
            ("NUL in names", "", "<\0><p\0>", "", ""), ("halves of characters", "", "\uD800", "", ""),
            ("no-break spaces", "", "\u00A0", "", ""), ("pre", "", "<pre>\n\n", "x", ""),
            ("items with boxes", "<ul>", "<li><input type=checkbox>x</li>", "</ul>", ""),
            ("items without boxes", "", "<ul><li><b>", "<input type=checkbox>", "</b></li></ul>"),
            ("details", "", "<details><summary>x</summary>", "", "</details>"),
            ("boxes", "", "<div class=panel><div class=title>x</div>", "", "</div>"),
            ("bodies", "", "<ac:structured-macro ac:name='a'><ac:rich-text-body>", "x", "</ac:rich-text-body></ac:structured-macro>"),
            ("self-closed", "", "<ac:x/>", "", ""), ("code", "", "<pre><code class='language-a'>", "x", "</code></pre>"),
            ("xml", "", "<p a='1'>", "x", "</p>"), ("attributes in xml", "<p", " a#='1'", ">x</p>", ""),
            ("elements in a row in xml", "", "<ac:x>x</ac:x>", "", ""), ("links to pages", "", "<a href='/wiki/display/A/B'>x</a>", "", ""),
            ("images", "", "<img src='a/b.png' alt='x'>", "", ""),
        ];
        return pieces.Select(piece => new Construct(piece.Name, piece.Begin, piece.Piece, piece.Middle, piece.End));
    }

    static IEnumerable<Construct> OfStyles()
    {
        (string Name, string Piece, string Middle, string End)[] values =
        [
            ("calc", "calc(", "1", ")"), ("min", "min(", "1", ")"), ("var", "var(--a,", "1", ")"), ("brackets", "(", "1", ")"),
            ("square brackets", "[", "1", "]"), ("braces", "{", "1", "}"), ("url", "url(", "x", ")"), ("unknown", "f(", "1", ")"),
            ("calc left open", "calc(", "", ""), ("brackets left open", "(", "", ""), ("all brackets", "([{", "", "}])"),
            ("strings", "'x' ", "", ""), ("strings left open", "'\n", "", ""), ("escapes", "\\", "", ""),
            ("numbers of escapes", "\\31 ", "", ""), ("comments", "/**/", "", ""), ("comments left open", "/*", "", ""),
            ("semicolons", ";", "", ""), ("declarations", "color:red;", "", ""), ("unknown declarations", "a#:b;", "", ""),
            ("variables", "--a#:var(--b#);", "", ""), ("colons", ":", "", ""), ("important", "!important ", "", ""),
            ("at rules", "@import url(x);", "", ""), ("words", "red ", "", ""), ("commas", "1,", "", ""),
            ("addresses", "url('x#') ", "", ""), ("angle brackets", "&lt;", "", ""),
        ];
        foreach (var (name, piece, middle, end) in values)
        {
            yield return new($"style of {name}", "<p style=\"width:", piece, middle, end) { After = "\">x</p>" };
        }

        yield return new("styled paragraphs", "", "<p style=\"color:red;width:calc(1px + 2px)\">x</p>", "", "");
        yield return new("styled spans", "", "<span style='background:#36b37e;border-radius:3px'>", " ", "</span>");
    }

    internal static string Repeat(string piece, int times) =>
        piece.Contains('#', StringComparison.Ordinal) && !piece.StartsWith("&#", StringComparison.Ordinal)
            ? string.Concat(Enumerable.Range(0, times)
                .Select(number => piece.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)))
            : string.Concat(Enumerable.Repeat(piece, times));
}
