using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Scriban;

public sealed class EscapeTests
{
    [Theory]
    [InlineData("<b>{{ v }}</b>", "<i>&\"'", "<b>&lt;i&gt;&amp;&quot;&#39;</b>")]
    [InlineData("<b title=\"{{ v }}\">", "\" x='", "<b title=\"&quot; x=&#39;\">")]
    [InlineData("<b title='{{ v }}'>", "a\nb", "<b title='a&#10;b'>")]
    [InlineData("<a href=\"{{ v }}\">", "javascript:alert(1)", "<a href=\"#blocked\">")]
    [InlineData("<a href=\"{{ v }}\">", " java\tscript:alert(1)", "<a href=\"#blocked\">")]
    [InlineData("<a href=\"{{ v }}\">", "DATA:text/html,x", "<a href=\"#blocked\">")]
    [InlineData("<a href=\"{{ v }}\">", "gopher://x", "<a href=\"#blocked\">")]
    [InlineData("<a href=\"{{ v }}\">", "https://x/?a=1&b=2", "<a href=\"https://x/?a=1&amp;b=2\">")]
    [InlineData("<a href=\"{{ v }}\">", "mailto:a@b.c", "<a href=\"mailto:a@b.c\">")]
    [InlineData("<a href=\"{{ v }}\">", "HTTPS://x/", "<a href=\"HTTPS://x/\">")]
    [InlineData("<a href=\"{{ v }}\">", "?a:b", "<a href=\"?a:b\">")]
    [InlineData("<a href=\"{{ v }}\">", "#a:b", "<a href=\"#a:b\">")]
    [InlineData("<a href=\"{{ v }}\">", "\\a:b", "<a href=\"\\a:b\">")]
    [InlineData("<a href=\"&#10{{ v }}\">", "6;avascript:x", "<a href=\"&#10#blocked\">")]
    [InlineData("<a href=\"&{{ v }}\">", "#106;avascript:x", "<a href=\"&#blocked\">")]
    [InlineData("<img srcset=\"/a.png 1x,{{ v }}\">", "https://x/b.png", "<img srcset=\"/a.png 1x,https://x/b.png\">")]
    [InlineData("<img srcset=\"/a.png 1x,{{ v }}\">", "javascript:x", "<img srcset=\"/a.png 1x,#blocked\">")]
    [InlineData("<img srcset=\"{{ v }}\">", "/a.png 1x\fjavascript:x", "<img srcset=\"#blocked\">")]
    [InlineData("<a href=\"{{ v }}\">", "/wiki/a:b", "<a href=\"/wiki/a:b\">")]
    [InlineData("<a href=\"/x?y={{ v }}\">", "javascript:1", "<a href=\"/x?y=javascript:1\">")]
    [InlineData("<a href=\"java{{ v }}\">", "script:alert(1)", "<a href=\"java#blocked\">")]
    [InlineData("<p style=\"color: {{ v }}\">", "#ff0000", "<p style=\"color: #ff0000\">")]
    [InlineData("<p style=\"color: {{ v }}\">", "red;background:url(x)", "<p style=\"color: blocked\">")]
    [InlineData("<p style=\"color: {{ v }}\">", "red /*", "<p style=\"color: blocked\">")]
    [InlineData("<p style=\"color: {{ v }}\">", "a;b", "<p style=\"color: blocked\">")]
    [InlineData("<p style=\"color: {{ v }}\">", "@a", "<p style=\"color: blocked\">")]
    [InlineData("<p style=\"color: {{ v }}\">", "a}b", "<p style=\"color: blocked\">")]
    [InlineData("<p onclick=\"go({{ [1, v, 2] }})\">", "a\"b", "<p onclick=\"go([1,&quot;a\\u0022b&quot;,2])\">")]
    [InlineData("<p onclick=\"go('{{ v }}')\">", "');alert(1)", "<p onclick=\"go('\\u0027\\u0029\\u003balert\\u00281\\u0029')\">")]
    [InlineData("<p onclick=\"go({{ v }})\">", "a b", "<p onclick=\"go(&quot;a\\u0020b&quot;)\">")]
    [InlineData("<script>var a = {{ v }};</script>{{ v }}", "</script>", "<script>var a = \"\\u003c\\u002fscript\\u003e\";</script>&lt;/script&gt;")]
    [InlineData("<script>var a = \"{{ v }}\";</script>", "\"-alert(1)-\"", "<script>var a = \"\\u0022\\u002dalert\\u00281\\u0029\\u002d\\u0022\";</script>")]
    [InlineData("<script>var a = '{{ v }}';</script>", "'", "<script>var a = '\\u0027';</script>")]
    [InlineData("<script>x.replace(/'/g, {{ v }})</script>", "'", "<script>x.replace(/'/g, \"\\u0027\")</script>")]
    [InlineData("<script>// it's\nf({{ v }})</script>", "a", "<script>// it's\nf(\"a\")</script>")]
    [InlineData("<textarea>{{ v }}</textarea>", "</textarea>", "<textarea>&lt;/textarea&gt;</textarea>")]
    [InlineData("{{ v | raw }}", "<b>", "<b>")]
    [InlineData("{{ (v | raw) + '' }}", "<b>", "&lt;b&gt;")]
    [InlineData("{{ v | html.escape }}", "<b>", "&lt;b&gt;")]
    [InlineData("{{ v | html.escape | html.newline_to_br }}", "<\n", "&lt;<br />\n")]
    [InlineData("{{ v | html.newline_to_br }}", "<\r\n>", "&lt;<br />\r\n&gt;")]
    [InlineData("{{ v | html.strip }}", "a<b c='>'>d</b><!-- x -->&", "ad&amp;")]
    [InlineData("{{ v }}", "😀", "😀")]
    [InlineData("{{ capture c }}<b>{{ v }}</b>{{ end }}{{ c }}", "<", "<b>&lt;</b>")]
    [InlineData("{{ capture c }}{{ v }}{{ end }}<b title=\"{{ c }}\">", "\"<", "<b title=\"&quot;&lt;\">")]
    [InlineData("{{ capture c }}{{ v }}{{ end }}<a href=\"{{ c }}\">", "javascript:x", "<a href=\"#blocked\">")]
    [InlineData("{{ capture c }}{{ v }}{{ end }}{{ c | string.upcase }}", "<a", "&lt;A")]
    [InlineData("{{ func f(x) }}<i>{{ x }}</i>{{ end }}{{ f v }}", "<", "<i>&lt;</i>")]
    [InlineData("{{ func f(x) }}{{ x }}{{ end }}<a href=\"{{ f v }}\">", "javascript:x", "<a href=\"#blocked\">")]
    [InlineData("{{ func b }}<a title=\"{{ $$ }}\">{{ end }}{{ wrap b }}{{ v }}{{ end }}", "\"", "<a title=\"&quot;\">")]
    [InlineData("{{ if true }}<a href=\"{{ end }}{{ v }}\">", "javascript:x", "<a href=\"#blocked\">")]
    [InlineData("<a {{ if true }}href=\"{{ v }}\"{{ end }}>{{ v }}", "javascript:<", "<a href=\"#blocked\">javascript:&lt;")]
    [InlineData("<script>var d = {{ [1, v, true] }}</script>", "</", "<script>var d = [1,\"\\u003C/\",true]</script>")]
    [InlineData("<script>var d = {{ {a: v} | object.to_json }}, n = {{ 5 }}</script>", "<", "<script>var d = {\"a\":\"\\u003C\"}, n = 5</script>")]
    [InlineData("{{ {a: v} | object.to_json }}", "<", "{&quot;a&quot;:&quot;\\u003C&quot;}")]
    public void Write_Html_EscapesForPlace(string template, string value, string expected) =>
        Scribans.Render(
            template.Replace(" v ", " params.title ").Replace(" v,", " params.title,").Replace(" v}", " params.title}").Replace("(v ", "(params.title "), With(
                value)).ShouldBe(expected);

    [Theory]
    [InlineData("<p>{{ v }}</p>", "<&>", "<p>&lt;&amp;&gt;</p>")]
    [InlineData("<ac:link><ri:page ri:content-title=\"{{ v }}\"/></ac:link>",
        "a\"/><x", "<ac:link><ri:page ri:content-title=\"a&quot;/&gt;&lt;x\"/></ac:link>")]
    [InlineData("<ri:url ri:value=\"{{ v }}\"/>", "javascript:x", "<ri:url ri:value=\"#blocked\"/>")]
    [InlineData("<ac:plain-text-body><![CDATA[{{ v }}]]></ac:plain-text-body>",
        "a]]>b", "<ac:plain-text-body><![CDATA[a]]]]><![CDATA[>b]]></ac:plain-text-body>")]
    [InlineData("<![CDATA[{{ v }}>]]>{{ v }}", "a]]", "<![CDATA[a]]]]><![CDATA[>]]>a]]")]
    [InlineData("<![CDATA[]{{ v }}]]>{{ v }}", "]>", "<![CDATA[]]]><![CDATA[]>]]>]&gt;")]
    [InlineData("<![CDATA[]{{ v }}{{ v }}]]>", "a", "<![CDATA[]]]><![CDATA[aa]]>")]
    [InlineData("<![CDATA[{{ v }}{{ v }}]]>", "]]>", "<![CDATA[]]]]><![CDATA[>]]]]><![CDATA[>]]>")]
    [InlineData("<textarea/>{{ v }}", "<", "<textarea/>&lt;")]
    public void Write_Storage_EscapesForPlace(string template, string value, string expected) =>
        Scribans.Render(template.Replace(" v ", " params.title "), With(value), OutputMarkup.Storage).ShouldBe(expected);

    [Theory]
    [InlineData("<!{{ v }}>", "declaration")]
    [InlineData("<noscript><p class={{ v }}></noscript>", "Put quotes")]
    [InlineData("<svg><{{ v }}></svg>", "name of a tag")]
    [InlineData("<svg><a {{ v }}=\"\"></svg>", "attribute")]
    [InlineData("<style>a { b: u\\72l({{ v }}) }</style>", "backslash")]
    [InlineData("<style></sty{{ v }}></style>", "name of a tag")]
    [InlineData("<iframe srcdoc=\"{{ v }}\">", "foreign code")]
    [InlineData("<script src=\"{{ v }}\"></script>", "foreign code")]
    [InlineData("<a href=\"javascript:f({{ v }})\">", "foreign code")]
    [InlineData("<a href=\"java&#115;cript:f({{ v }})\">", "foreign code")]
    [InlineData("<a href=\"JavaScript:f({{ v }})\">", "foreign code")]
    [InlineData("<a href=\"java&#173;script:f({{ v }})\">", "foreign code")]
    [InlineData("<a href=\"java&#127;script:f({{ v }})\">", "foreign code")]
    [InlineData("<a href=\"java\u0085script:f({{ v }})\">", "foreign code")]
    [InlineData("<a href=\"java\u2028script:f({{ v }})\">", "foreign code")]
    [InlineData("<a href=\"data:text/html,{{ v }}\">", "foreign code")]
    [InlineData("<meta http-equiv=\"refresh\" content=\"0;url={{ v }}\">", "foreign code")]
    [InlineData("<svg><animate values=\"{{ v }}\"/></svg>", "foreign code")]
    [InlineData("<title></titl{{ v }}", "name of a tag")]
    [InlineData("<xmp>{{ v }}</xmp>", "this element")]
    public void Compile_ValueInUnsafePlace_IsErrorWithPlace(string template, string words)
    {
        var text = "line one\n" + template.Replace(" v ", " params.title ");
        var result = Scribans.Compile(text, OutputMarkup.Html, "title");
        result.Template.ShouldBeNull();
        var error = result.Diagnostics[0];
        error.ShouldSatisfyAllConditions(
            d => d.IsError.ShouldBeTrue(),
            d => d.Code.ShouldBe("unsafe-place"),
            d => d.Message.ShouldContain(words),
            d => d.Line.ShouldBe(2),
            d => d.Column.ShouldBe(text.Split('\n')[1].IndexOf("params", StringComparison.Ordinal) + 1));
    }

    [Fact]
    public void Render_UnsafePlaceOnlyKnownAtRuntime_IsStopped()
    {
        var compiled = Scribans.Compile("{{ '<!' | raw }}{{ params.title }}>", OutputMarkup.Html, "title").Template.ShouldNotBeNull();
        var stop = compiled.Render(With("x"), RenderLimits.Default, TestContext.Current.CancellationToken).ShouldBeOfType<TemplateStop>();
        stop.Reason.ShouldBe(StopReason.TemplateError);
        stop.Diagnostic.Code.ShouldBe("unsafe-place");
    }

    [Theory]
    [InlineData("{{ body }}", "<p>Hi</p>")]
    [InlineData("<b title=\"{{ body }}\">", "<b title=\"&lt;p&gt;Hi&lt;/p&gt;\">")]
    [InlineData("<script>f({{ body }})</script>", "<script>f(\"\\u003cp\\u003eHi\\u003c\\u002fp\\u003e\")</script>")]
    [InlineData("{{ body | html.strip }}", "Hi")]
    [InlineData("{{ body | string.upcase }}", "&lt;P&gt;HI&lt;/P&gt;")]
    [InlineData("{{ if body }}x{{ end }}", "x")]
    public void Write_MarkupBody_IsRawInTextOnly(string template, string expected) =>
        Scribans.Render(template, Scribans.Input with { Body = "<p>Hi</p>", BodyIsMarkup = true }).ShouldBe(expected);

    [Fact]
    public void Write_CharactersForbiddenInMarkup_AreReplaced() =>
        Scribans.Render("{{ params.title }}", With("a\0b" + '\ud800' + "c\ufffe\uffff\u001f")).ShouldBe("a\ufffdb\ufffdc\ufffd\ufffd\ufffd");

    /// <summary>Long texts are escaped by pieces of 16 K characters.</summary>
    [Theory]
    [InlineData("<b>{{ params.title }}</b>", OutputMarkup.Html, "<b>", "&lt;</b>")]
    [InlineData("<![CDATA[{{ params.title }}]]>", OutputMarkup.Storage, "<![CDATA[", "<]]>")]
    public void Write_PairWhereAPieceEnds_StaysWhole(string template, OutputMarkup markup, string before, string after)
    {
        var text = new string('a', (16 * 1024) - 1) + "😀";

        Scribans.Render(template, With(text + "<"), markup).ShouldBe(before + text + after);
    }

    [Fact]
    public void Write_TextBody_IsEscaped() =>
        Scribans.Render("{{ body }}", Scribans.Input with { Body = "<p>Hi</p>" }).ShouldBe("&lt;p&gt;Hi&lt;/p&gt;");

    static TemplateInput With(string title) =>
        Scribans.Input with { Parameters = new Dictionary<string, object>(StringComparer.Ordinal) { ["title"] = title } };
}
