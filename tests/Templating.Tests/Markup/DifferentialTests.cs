using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Scriban;
using UserMacro.Templating.Velocity;

namespace UserMacro.Templating.Tests.Markup;

/// <summary>
/// Generated markup with values in it, read by a real parser: whatever is around a value, it adds no element, no attribute and no
/// scheme.
/// </summary>
public sealed class DifferentialTests
{
    const int Batch = 250;

    /// <summary>How many documents a run tries; more by <c>USERMACRO_MARKUP_DOCUMENTS</c>.</summary>
    static readonly int Documents =
        int.TryParse(Environment.GetEnvironmentVariable("USERMACRO_MARKUP_DOCUMENTS"), CultureInfo.InvariantCulture, out var number) ? number : 2000;

    static readonly string[] Pieces =
    [
        "<svg>", "</svg>", "<svg/>", "<math>", "</math>", "<title>", "</title>", "<title/>", "<desc>", "</desc>", "<foreignObject>",
        "</foreignObject>", "<g>", "</g>", "<g/>", "<path d='M0'/>", "<style>", "</style>", "<style/>", "<script>", "</script>",
        "<script/>", "<textarea>", "</textarea>", "<xmp>", "</xmp>", "<noscript>", "</noscript>", "<noscript/>", "<select>", "</select>",
        "<option>", "<iframe>", "</iframe>", "<noembed>", "</noembed>", "<noframes>", "</noframes>", "<plaintext>", "<template>",
        "</template>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<caption>", "<colgroup>", "<p>", "</p>", "<b>", "</b>", "<div>",
        "</div>", "<br>", "</br>", "<font>", "<font color='x'>", "</font>", "<mtext>", "</mtext>", "<mi>", "</mi>", "<mglyph>",
        "<annotation-xml>", "<annotation-xml encoding='text/html'>", "</annotation-xml>", "<!-->", "<!--->", "<!--x-->", "<!--x--!>",
        "<!--<title>-->", "<!--", "-->", "<![CDATA[", "<![CDATA[<title>]]>", "]]>", "<?x>", "<!x>", "</ x>", "</>", "<i title='</title>'>",
        "<i title=\"</svg>\">", "<i title='<style>'>", "<i title='</noscript>'>", "<i title='</style>'>", "<a title=x/>", "<a/title='x'>",
        "<button>", "<li>", "<h1>", "</h1>", "<nobr>", "<image>", "<input>", "<form>", "</form>", "<body>", "</body>", "<html>", "</html>",
        "<head>", "<frameset>", "<TITLE>", "</TiTle >", "<sVg >", "< svg>", "<svg\n>", "x", "&lt;", "<", "<<", "<svg><title>",
        "</title></svg>", "<svg><style>", "</style></svg>", "<svg><desc>", "<math><mtext>", "</mtext></math>", "<svg><script>",
        "</script></svg>", "<svg><foreignObject>", "</foreignObject></svg>", "<set>", "<animate>", "<listing>", "<pre>",
    ];

    /// <summary>Where values are: V is the value, W a part of it that another begins.</summary>
    static readonly string[] Sinks =
    [
        "V", "<p>V</p>", "<a href=\"V\">x</a>", "<a href='V'>x</a>", "<a href=\"&#x20;V\">x</a>", "<a href=\"&#32V\">x</a>",
        "<a href=\"&Tab;V\">x</a>", "<a href=\"&NewLine;V\">x</a>", "<a href=\" \nV\">x</a>", "<a href=\"javaV\">x</a>",
        "<a href=\"java&#115;V\">x</a>", "<a href=\"java&Tab;V\">x</a>", "<a href=\"VV\">x</a>", "<a href=\"V:W\">x</a>",
        "<a href=\"V&colon;W\">x</a>", "<a href=\"V&#58;W\">x</a>", "<a href=\"V&#58W\">x</a>", "<a href=\"javascript&colon;V\">x</a>",
        "<a href=\"java&#x73;cript:V\">x</a>", "<a href=\"&#106avascript:V\">x</a>", "<a href=\"&V\">x</a>", "<a href=\"&#V\">x</a>",
        "<a href=\"&#xV\">x</a>", "<a href=\"&#x6V\">x</a>", "<a href=\"&#0000000000000000000000000000000000000000V\">x</a>",
        "<img src=\"V\">", "<img srcset=\"/a.png 1x, V 2x\">", "<img srcset=\"/a.png 1x,VW\">", "<a ping=\"/x V\">x</a>",
        "<form action=\"V\">", "<button formaction='V'>x</button>", "<object data=\"V\">", "<embed src=\"V\">",
        "<iframe src=\"V\"></iframe>", "<video poster=\"V\">", "<q cite=\"V\">x</q>", "<table background=\"V\">", "<base href=\"V\">",
        "<use href=\"V\"/>", "<use xlink:href=\"V\"/>", "<image href=\"V\"/>", "<animate attributeName=\"href\" to=\"V\"/>",
        "<set attributeName=href values='V'/>", "<meta http-equiv=refresh content=\"0;url=V\">", "<param name=src value=\"V\">",
        "<p title=\"V\">x</p>", "<p title='V' id=\"W\">x</p>", "<p style=\"color:V\">x</p>", "<p style=\"background:url(V)\">x</p>",
        "<p style=\"background:url(V:W)\">x</p>", "<textarea>V</textarea>", "<title>V</title>", "<title><a href=\"V\">x</a></title>",
        "<style>V</style>", "<style><a href=\"V\">x</a></style>", "<a title='</title>' href=\"V\">x</a>",
        "<noscript><a href=\"V\">V</a></noscript>", "<xmp>V</xmp>", "<![CDATA[V]]>", "<!--V-->", "<a href=V>x</a>", "<a V=x>x</a>", "<V>",
        "</V>", "<a href=\"V", "<option>V", "<svg><a xlink:href=\"V\"><title>V</title></a></svg>",
        "<svg><title>V</title><a href='V'><text>V</text></a></svg>",
    ];

    static readonly string[] Payloads =
    [
        "javascript:zq(1)", " javascript:zq(1)", "java\tscript:zq(1)", "\u0001JaVaScRiPt:zq(1)", "script:zq(1)", "cript:zq(1)",
        "javascript", "a.png 1x,javascript:zq(1)", "data:text/html,zq", "vbscript:zq", "#106;avascript:zq(1)", "106;avascript:zq(1)",
        "6a;avascript:zq(1)", "A;avascript:zq(1)", "Tab;javascript:zq(1)", "colon;zq(1)", "amp;#106;avascript:zq(1)",
        "</title><img src=x onerror=zq(1)>", "\"><img src=x onerror=zq(1)>", "' onmouseover='zq(1)", "]]><img src=x onerror=zq(1)>",
        "--><img src=x onerror=zq(1)>", "</style></script></noscript></textarea></xmp><svg onload=zq(1)>", "<![CDATA[", "<!--",
        "\\6aavascript:zq(1)", "//zq.example/x", "58;zq(1)",
    ];

    static readonly string[] Addresses =
    [
        "href", "src", "action", "formaction", "xlink:href", "poster", "data", "cite", "background", "ping", "srcset", "longdesc", "manifest", "codebase",
    ];

    /// <summary>Addresses on these elements only.</summary>
    static readonly (string Element, string Attribute)[] Special =
        [
            .. from element in (string[])["animate", "set"]
               from attribute in (string[])["to", "from", "by", "values"]
               select (element, attribute),
            ("meta", "content"), ("param", "value"),
        ];

    static readonly string[] Lists = ["ping", "srcset"];
    static readonly char[] Separators = [',', ' ', '\t', '\n', '\r', '\f'];

    static readonly HtmlParser[] Parsers = [new(new HtmlParserOptions { IsScripting = true }), new(new HtmlParserOptions { IsScripting = false })];

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, Math.Max(1, Documents / Batch))];

    public static TheoryData<string> AllSinks => new(Sinks);

    [Theory]
    [MemberData(nameof(Batches))]
    public void Render_GeneratedMarkup_ValuesChangeNothing(int batch)
    {
        var random = new Random(batch);
        var read = 0;
        for (var i = 0; i < Batch; i++)
        {
            var document = new StringBuilder();
            for (var piece = random.Next(7); piece >= 0; piece--)
            {
                document.Append(Pieces[random.Next(Pieces.Length)]);
            }

            document.Append(Sinks[random.Next(Sinks.Length)]);
            if (random.Next(2) == 0)
            {
                document.Append(Pieces[random.Next(Pieces.Length)]).Append(Sinks[random.Next(Sinks.Length)]);
            }

            read += Try(document.ToString(), i) ? 1 : 0;
        }

        // The others have values where none is safe.
        read.ShouldBeGreaterThan(Batch / 5);
    }

    [Theory]
    [MemberData(nameof(AllSinks))]
    public void Render_EveryPieceBeforeEverySink_ValuesChangeNothing(string sink)
    {
        for (var i = 0; i < Pieces.Length; i++)
        {
            Try(Pieces[i] + sink + (i % 2 == 0 ? "<i>" : "</title>" + sink), i);
        }
    }

    /// <summary>False when nothing is rendered, whatever the value.</summary>
    static bool Try(string document, int turn)
    {
        var isVelocity = turn % 2 == 0;
        var (value, other) = isVelocity ? ("$paramv", "$paramw") : ("{{ params.v }}", "{{ params.w }}");
        var text = document.Replace("V", value, StringComparison.Ordinal).Replace("W", other, StringComparison.Ordinal);
        var source = new TemplateSource("box", text, OutputMarkup.Html, ["v", "w"]);
        if ((isVelocity ? new VelocityCompiler().Compile(source) : new ScribanCompiler().Compile(source)).Template is not { } template
            || Output(template, "zq", "zq") is not { } plain)
        {
            return false;
        }

        // Everything else is the same to both.
        foreach (var parser in document.Contains("noscript", StringComparison.OrdinalIgnoreCase) ? Parsers : Parsers[..1])
        {
            using var expected = Parse(parser, plain);
            var (structure, dangerous) = (Structure(expected), Dangerous(expected));
            foreach (var payload in Payloads)
            {
                // What a value is refused for may depend on the value.
                if (Output(template, payload, "alert(1)") is not { } output)
                {
                    continue;
                }

                using var read = Parse(parser, output);
                if (Structure(read) != structure || Dangerous(read) != dangerous)
                {
                    Assert.Fail($"{document} with {payload} gives {output}");
                }
            }
        }

        return true;
    }

    static string? Output(CompiledTemplate template, string v, string w)
    {
        var input = new TemplateInput { Parameters = new Dictionary<string, object>(StringComparer.Ordinal) { ["v"] = v, ["w"] = w } };
        return (template.Render(input, RenderLimits.Default with { Time = TimeSpan.FromSeconds(30) }, CancellationToken.None) as TemplateOutput)?.Text;
    }

    static IDocument Parse(HtmlParser parser, string html) => parser.ParseDocument("<!DOCTYPE html><body><div><div id=output>" + html + "</div></div></body>");

    static string Structure(IDocument document) =>
        string.Join(' ', ElementsOf(document)
            .Select(element =>
                $"{element.NodeName}[{string.Join(',', element.Attributes.Select(attribute => attribute.Name))}]{element.ParentElement?.NodeName}"));

    /// <summary>How many addresses run script, and elements of script hold something of a value.</summary>
    static int Dangerous(IDocument document) =>
        ElementsOf(document).Sum(element =>
            element.Attributes.Count(attribute =>
                (Addresses.Contains(attribute.Name, StringComparer.OrdinalIgnoreCase) || Special.Contains((element.LocalName, attribute.Name)))
                    && (Lists.Contains(attribute.Name) ? attribute.Value.Split(Separators) : [attribute.Value]).Any(IsDangerous))
            + (element.LocalName is "script" or "style" && element.NamespaceUri != "http://www.w3.org/1999/xhtml"
                && element.TextContent.Contains("zq(1)", StringComparison.Ordinal)
                ? 1
                : 0));

    /// <summary>The elements of a document, those in its templates included.</summary>
    static IEnumerable<IElement> ElementsOf(IDocument document) =>
        document.All.Concat(document.All.OfType<IHtmlTemplateElement>().SelectMany(template => template.Content.QuerySelectorAll("*")));

    /// <summary>As the URL standard reads it: control characters and spaces are dropped at the beginning, tabs and line breaks anywhere.</summary>
    static bool IsDangerous(string address)
    {
        var start = 0;
        while (start < address.Length && address[start] <= ' ')
        {
            start++;
        }

        var text = new string([.. address.Skip(start).Where(c => c is not ('\t' or '\n' or '\r'))]);
        return new[] { "javascript:", "vbscript:", "data:" }.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
    }
}
