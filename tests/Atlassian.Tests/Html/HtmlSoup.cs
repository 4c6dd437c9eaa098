using System.Text;

namespace UserMacro.Atlassian.Tests.Html;

/// <summary>HTML by chance: well-formed as Confluence writes it, or anything at all.</summary>
sealed class HtmlSoup(int seed)
{
    static readonly string[] Inline =
    [
        "b", "i", "em", "strong", "span", "code", "u", "s", "small", "sub", "sup", "font", "big", "tt", "kbd", "time", "mark", "cite",
        "abbr", "label", "del", "ins", "strike", "q", "var", "samp",
    ];
    static readonly string[] Block =
        ["div", "blockquote", "section", "article", "header", "footer", "aside", "nav", "main", "center", "figure", "address", "details", "menu"];
    static readonly string[] Headings = ["h1", "h2", "h3", "h4", "h5", "h6"];

    static readonly string[] Pieces =
    [
        "<b>", "<b class=x>", "<i>", "<a href=/x>", "<code>", "<font color=red>", "<nobr>", "</b>", "</i>", "</a>", "</code>", "</font>",
        "<p>", "</p>", "<div>", "</div>", "x", " ", "\n", "<table>", "<td>", "</td>", "</table>", "<tr>", "</tr>", "<tbody>", "</tbody>",
        "<thead>", "<th>", "<caption>", "</caption>", "<colgroup>", "</colgroup>", "<col>", "<li>", "</li>", "<ul>", "</ul>", "<ol>",
        "</ol>", "<dl>", "<dt>", "<dd>", "</dd>", "</dl>", "<h1>", "</h1>", "<h2>", "</h2>", "<svg>", "</svg>", "<svg/>", "<math>",
        "</math>", "<mi>", "<mtext>", "<desc>", "<foreignObject>", "</foreignObject>", "<title>", "</title>", "<style>", "</style>",
        "<script>", "</script>", "<noscript>", "</noscript>", "<template>", "</template>", "<textarea>", "</textarea>", "<xmp>", "</xmp>",
        "<iframe>", "</iframe>", "<noembed>", "<plaintext>", "<select>", "</select>", "<option>", "</option>", "<optgroup>", "<button>",
        "</button>", "<form>", "</form>", "<input>", "<applet>", "</applet>", "<object>", "</object>", "<marquee>", "</marquee>",
        "<frameset>", "<body>", "</body>", "<html>", "</html>", "<head>", "<ruby>", "</ruby>", "<rt>", "<rp>", "<rtc>", "<rb>", "<pre>",
        "\n\n", "</pre>", "<hr>", "<br>", "</br>", "<img src=a>", "<image src=b>", "<menuitem>", "</menuitem>", "<!--", "-->", "<!-->",
        "--!>", "<![CDATA[", "]]>", "<!doctype html>", "<?x?>", "</", "<", ">", "&", "&lt;", "&amp", "&notit;", "&#0;", "&#x41;", "&colon;",
        "\0", "\"", "'", "<a href=\"", "\">", "<p title='", "'>", "<x-y>", "</x-y>", "<b/>", "<p style=\"color:red;", "position:fixed",
        "url(javascript:x)", "/*", "*/", "\\", "<section>", "</section>", "<summary>", "<details>", "<address>", "</address>", "<address",
        " onclick=x ", " data-a=1 ", " =\" ", "/", "<map>", "<area>", "<legend>", "<center>", "</center>", "<dialog>", "<search>",
        "<figcaption>", "<a", "\r\n", "\r", "\u00A0", "\uD800", "<listing>", "</listing>", "<wbr>", "&#13;",
    ];

    readonly Random _random = new(seed);
    readonly StringBuilder _html = new();

    /// <summary>Tags and pieces of tags in any order.</summary>
    public string Anything()
    {
        _html.Clear();
        for (var length = _random.Next(1, 60); length > 0; length--)
        {
            _html.Append(Pick(Pieces));
        }

        return _html.ToString();
    }

    /// <summary>The same of a handful of pieces, which meet each other more often.</summary>
    public string AnythingOfAFew()
    {
        var few = _random.GetItems(Pieces, 8);
        _html.Clear();
        for (var length = _random.Next(1, 40); length > 0; length--)
        {
            _html.Append(Pick(few));
        }

        return _html.ToString();
    }

    /// <summary>Well-formed HTML of allowed elements, with attributes that stay as they are.</summary>
    public string WellFormed()
    {
        _html.Clear();
        Flow(5);
        return _html.ToString();
    }

    void Flow(int depth)
    {
        for (var count = _random.Next(1, 4); count > 0; count--)
        {
            switch (_random.Next(depth > 0 ? 9 : 2))
            {
                case 0: Element("p", () => Phrase(depth)); break;
                case 1: Phrase(depth); break;
                case 2: Element(Pick(Block), () => Flow(depth - 1)); break;
                case 3: Element(Pick(Headings), () => Phrase(depth)); break;
                case 4: Element(_random.Next(2) == 0 ? "ul" : "ol", () => Many(() => Element("li", () => Flow(depth - 1)))); break;
                case 5: Table(depth - 1); break;
                case 6: Element("dl", () => Many(() => { Element("dt", () => Phrase(depth - 1)); Element("dd", () => Flow(depth - 1)); })); break;
                case 7: Element("pre", () => Phrase(depth - 1)); break;
                default: _html.Append("<hr>"); break;
            }
        }
    }

    void Table(int depth) => Element("table", () =>
    {
        if (_random.Next(3) == 0)
        {
            Element("caption", () => Phrase(depth));
        }

        if (_random.Next(3) == 0)
        {
            Element("colgroup", () => _html.Append("<col><col>"));
        }

        if (_random.Next(3) == 0)
        {
            Element("thead", () => Element("tr", () => Many(() => Element("th", () => Phrase(depth)))));
        }

        Element("tbody", () => Many(() => Element("tr", () => Many(() => Element("td", () => Flow(depth))))));
    });

    void Phrase(int depth, bool inLink = false)
    {
        for (var count = _random.Next(1, 4); count > 0; count--)
        {
            switch (_random.Next(depth > 0 ? 6 : 3))
            {
                case 0: _html.Append(Pick("text ", "1 &lt; 2 ", "&amp;amp; ", "&eacute;\u00E9 ", "\n  ", "&nbsp;", "\uD83D\uDE00")); break;
                case 1: _html.Append("<br>"); break;
                case 2: _html.Append("<img src=\"https://a.example/x.png\" alt=\"a &quot;b&quot;\">"); break;
                case 3 when !inLink: Element("a", () => Phrase(depth - 1, inLink: true), " href=\"https://a.example/x?a=1&amp;b=2\""); break;
                default: Element(Pick(Inline), () => Phrase(depth - 1, inLink)); break;
            }
        }
    }

    void Element(string name, Action content, string more = "")
    {
        _html.Append('<').Append(name).Append(more);
        if (_random.Next(4) == 0)
        {
            _html.Append(" class=\"a b\"");
        }

        if (_random.Next(8) == 0)
        {
            _html.Append(" data-x=\"1 &lt; 2\"");
        }

        if (_random.Next(8) == 0)
        {
            _html.Append(" title=\"\u00E9 &quot;\"");
        }

        _html.Append('>');
        content();
        _html.Append("</").Append(name).Append('>');
    }

    void Many(Action one)
    {
        for (var count = _random.Next(1, 4); count > 0; count--)
        {
            one();
        }
    }

    string Pick(params string[] of) => of[_random.Next(of.Length)];
}
