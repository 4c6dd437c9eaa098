using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Scriban;

/// <summary>Every context with every payload, read by a real parser: a value changes no element, no attribute, no script and no scheme.</summary>
public sealed class EscapeMatrixTests
{
    static readonly string[] Contexts =
    [
        "<p>{{ v }}</p>",
        "<p>a{{ v }}b</p><i>c</i>",
        "<p title=\"{{ v }}\">x</p>",
        "<p title='{{ v }}' class='y'>x</p>",
        "<p title=\"a {{ v }} b\" id=\"{{ v }}\">x</p>",
        "<a href=\"{{ v }}\">x</a>",
        "<a href='{{ v }}{{ v }}'>x</a>",
        "<a href=\"/p?{{ v }}\">x</a>",
        "<img src=\"{{ v }}\"/>",
        "<form action=\"{{ v }}\"><button formaction=\"{{ v }}\">x</button></form>",
        "<svg><a xlink:href=\"{{ v }}\"><text>{{ v }}</text></a></svg>",
        "<p style=\"color: {{ v }}\">x</p>",
        "<p onclick=\"f({{ v }}, '{{ v }}')\">x</p>",
        "<textarea>{{ v }}</textarea><i>c</i>",
        "<title>{{ v }}</title>",
        "<script>var a = {{ v }};</script><i>c</i>",
        "<script>var a = '{{ v }}', b = \"{{ v }}\", c = `{{ v }}`; // {{ v }}\n</script><i>c</i>",
        "<table><tr><td>{{ v }}</td></tr></table>",
        "<select><option value=\"{{ v }}\">{{ v }}</option></select>",
        "<noscript><p title=\"{{ v }}\">{{ v }}</p></noscript>",
        "<math><mtext>{{ v }}</mtext></math>",
        "{{ capture c }}<b title=\"{{ v }}\">{{ v }}</b>{{ end }}<p>{{ c }}</p><p title=\"{{ c }}\"></p>",
        "{{ func f(x) }}<b title=\"{{ x }}\">{{ x }}</b>{{ end }}{{ f v }}",
        "{{ for i in [v, v] }}<li>{{ i }}</li>{{ end }}",
        "<p>{{ [v, {a: v}] }}</p>",
        "<p>{{ v | html.strip }}{{ v | html.newline_to_br | string.upcase }}</p>",
        "<p title=\"{{ v | html.escape }}\">{{ v | html.escape }}</p>",
    ];

    static readonly string[] Payloads =
    [
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "</textarea></title></style><img src=x onerror=alert(1)>",
        "\"><img src=x onerror=alert(1)>",
        "'><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' onmouseover='alert(1)",
        "` onmouseover=`alert(1)",
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\u0001javascript:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        "blob:x",
        "red;background:url(javascript:alert(1))",
        "expression(alert(1))",
        "\\3c script",
        "');alert(1);//",
        "\");alert(1);//",
        "\"-alert(1)-\"",
        "${alert(1)}",
        "`;alert(1);`",
        "*/alert(1)/*",
        "\nalert(1)//",
        "\u2028alert(1)",
        "\\",
        "\\\"",
        "<!--",
        "<!--<script>",
        "--><b>",
        "]]><b>",
        "<![CDATA[<b>]]>",
        "&lt;b&gt;&amp;lt;",
        "<",
        "&",
        "a\u0000b",
        "+ADw-script+AD4-",
        "<svg/onload=alert(1)>",
        "</p></table></select><b>",
    ];

    static readonly char[] StyleBreakers = [';', '(', '\\', '<'];
    static readonly string[] Addresses = ["href", "src", "action", "formaction", "xlink:href"];

    public static TheoryData<string> AllContexts => new(Contexts);

    [Theory]
    [MemberData(nameof(AllContexts))]
    public void Write_AnyPayload_ChangesNoStructure(string context)
    {
        var template = Compile(context, OutputMarkup.Html);
        var expected = Structure(Parse(Output(template, "x")));
        foreach (var payload in Payloads)
        {
            var document = Parse(Output(template, payload));
            if (!context.Contains("newline_to_br", StringComparison.Ordinal))
            {
                Structure(document).ShouldBe(expected, $"payload {payload}");
            }

            document.All.ShouldAllBe(e => e.Attributes.All(a => !Addresses.Contains(a.Name) || IsHarmless(a.Value)));
            document.QuerySelectorAll("[style]").ShouldAllBe(e => e.GetAttribute("style")!.IndexOfAny(StyleBreakers) < 0);
        }
    }

    [Fact]
    public void Write_TextAndAttribute_ReadBackAsTheValue()
    {
        var template = Compile("<p title=\"{{ v }}\">{{ v }}</p>", OutputMarkup.Html);
        foreach (var payload in Payloads.Where(p => !p.Any(char.IsControl) || p.Contains('\n', StringComparison.Ordinal)))
        {
            var paragraph = Parse(Output(template, payload)).QuerySelector("p").ShouldNotBeNull();
            paragraph.TextContent.ShouldBe(payload);
            paragraph.GetAttribute("title").ShouldBe(payload);
        }
    }

    [Fact]
    public void Write_Script_IsTheJsonOfTheValue()
    {
        var template = Compile("<script>{{ v }}</script>", OutputMarkup.Html);
        foreach (var payload in Payloads)
        {
            JsonSerializer.Deserialize<string>(Parse(Output(template, payload)).QuerySelector("script")!.TextContent).ShouldBe(payload);
        }
    }

    [Theory]
    [InlineData("<p>{{ v }}</p>")]
    [InlineData("<ac:link><ri:page ri:content-title=\"{{ v }}\" /></ac:link>")]
    [InlineData("<ac:structured-macro ac:name='{{ v }}'><ac:parameter ac:name=\"a\">{{ v }}</ac:parameter></ac:structured-macro>")]
    [InlineData("<ac:plain-text-body><![CDATA[{{ v }}]]></ac:plain-text-body><p>x</p>")]
    [InlineData("<ac:plain-text-body><![CDATA[]{{ v }}{{ v }}>]]></ac:plain-text-body><p>x</p>")]
    public void Write_Storage_StaysWellFormedAndSays(string context)
    {
        var template = Compile(context, OutputMarkup.Storage);
        var expected = Structure(ParseXml(Output(template, "x")));
        foreach (var payload in Payloads)
        {
            Structure(ParseXml(Output(template, payload))).ShouldBe(expected, $"payload {payload}");
        }
    }

    [Fact]
    public void Write_CharacterData_ReadsBackAsTheValue()
    {
        var template = Compile("<ac:plain-text-body><![CDATA[{{ v }}]]></ac:plain-text-body>", OutputMarkup.Storage);
        foreach (var payload in Payloads.Append("]]>").Append("]]").Append("]").Append("a]]>b]]>]"))
        {
            ParseXml(Output(template, payload)).Value.ShouldBe(payload.Replace('\0', '\ufffd').Replace('\u0001', '\ufffd'));
        }
    }

    static CompiledTemplate Compile(string context, OutputMarkup markup) =>
        Scribans.Compiled("{{ v = params.title }}" + context, markup);

    static string Output(CompiledTemplate template, string value)
    {
        var input = Scribans.Input with { Parameters = new Dictionary<string, object>(StringComparer.Ordinal) { ["title"] = value } };
        return template.Render(input, RenderLimits.Default, CancellationToken.None).ShouldBeOfType<TemplateOutput>().Text;
    }

    static IDocument Parse(string html) => new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument("<!DOCTYPE html><body>" + html);

    static XElement ParseXml(string xml) => XElement.Parse($"<r xmlns:ac=\"a\" xmlns:ri=\"r\">{xml}</r>", LoadOptions.PreserveWhitespace);

    static string Structure(XElement root) =>
        string.Join(' ', root.Descendants().Select(e => e.Name + "[" + string.Join(',', e.Attributes().Select(a => a.Name)) + "]" + e.Parent?.Name));

    static string Structure(IDocument document) =>
        string.Join(' ', document.All.Select(e => e.NodeName + "[" + string.Join(',', e.Attributes.Select(a => a.Name)) + "]" + e.ParentElement?.NodeName));

    static bool IsHarmless(string address)
    {
        var text = new string([.. address.Where(c => c > ' ')]);
        var end = text.IndexOfAny([':', '/', '?', '#']);
        return end < 0 || text[end] != ':' || text[..end].ToLowerInvariant() is "http" or "https" or "mailto";
    }
}
