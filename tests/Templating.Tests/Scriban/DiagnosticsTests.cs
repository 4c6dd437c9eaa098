using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Scriban;

public sealed class DiagnosticsTests
{
    [Theory]
    [InlineData("a\n{{ if }}\n{{ end }}", "syntax", 2, "expression")]
    [InlineData("{{ if params.title }}\nb", "syntax", 1, "end")]
    [InlineData("a\nb {{ end }}", "syntax", 2, "closes nothing")]
    [InlineData("{{ for x of [1] }}{{ end }}", "syntax", 1, "“in”")]
    [InlineData("\n\n{{ 'abc }}", "syntax", 3, "quote")]
    [InlineData("{{ else }}", "syntax", 1, "")]
    [InlineData("{{ math.round(1 }}", "syntax", 1, "parenthesis")]
    [InlineData("\n{{ upcase 'x' }}", "unknown-function", 2, "string.upcase")]
    [InlineData("{{ 'x' | upcase }}", "unknown-function", 1, "string.upcase")]
    [InlineData("{{ 'x' | string.upcas }}", "unknown-function", 1, "string.upcas")]
    [InlineData("{{ 'x' | date }}", "not-a-function", 1, "date.parse")]
    [InlineData("{{ math.uuid }}", "unknown-function", 1, "macro.id")]
    public void Compile_Mistake_IsErrorAtItsLine(string template, string code, int line, string words)
    {
        var result = Scribans.Compile(template, OutputMarkup.Html, "title");
        result.Template.ShouldBeNull();
        result.Diagnostics.ShouldContain(d => d.IsError && d.Code == code && d.Line == line && d.Message.Contains(words, StringComparison.Ordinal));
        result.Diagnostics.ShouldAllBe(
            d => d.Line >= 1
                && d.Column >= 1
                && (d.EndLine > d.Line || d.EndColumn >= d.Column)
                && !d.Message.Contains('`', StringComparison.Ordinal)
                && !d.Message.Contains("Script", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{{ params.titel }}{{ params.title }}", "unknown-parameter", "titel")]
    [InlineData("{{ params.Title }}{{ params.title }}", "unknown-parameter", "params.title")]
    [InlineData("{{ params['x'] }}{{ params.title }}", "unknown-parameter", "x")]
    [InlineData("{{ params?.x }}{{ params.title }}", "unknown-parameter", "x")]
    [InlineData("hello", "unused-parameter", "title")]
    [InlineData("{{ title }}{{ params.title }}", "unknown-name", "params.title")]
    [InlineData("{{ page.titel }}{{ params.title }}", "unknown-member", "title")]
    [InlineData("<a href=\"{{ params.title }}\">{{ if page.id }}</a", "syntax", "")]
    [InlineData("<p title=\"{{ params.title }}", "unclosed-markup", "ends inside")]
    [InlineData("<script>var a = {{ params.title }}</script>", "script-value", "JavaScript")]
    [InlineData("<p onclick=\"f({{ params.title }})\">x</p>", "script-value", "JavaScript")]
    [InlineData("{{ if params.title }}<xmp>{{ end }}{{ page.id }}{{ if params.title }}</xmp>{{ end }}", "unsafe-place", "Depending")]
    public void Compile_Oddity_IsRemarked(string template, string code, string words) =>
        Scribans.Compile(
            template, OutputMarkup.Html, "title").Diagnostics.ShouldContain(d => d.Code == code && d.Message.Contains(words, StringComparison.Ordinal));

    [Theory]
    [InlineData("{{ params.title }}")]
    [InlineData("{{ params['title'] }}")]
    [InlineData("{{ x = 'title'; params[x] }}")]
    [InlineData("{{ for p in params; p.key; end }}")]
    [InlineData("{{ with params; title; end }}")]
    [InlineData("{{ import params; title }}")]
    [InlineData("{{ x = params.title; func f(a) }}{{ a }}{{ end; f x; [x] | array.each @f; {name: x}.name }}")]
    [InlineData("{{ for i in 1..3; for.index; params.title; end }}{{ x = 0; while x < 2; x++; while.index; end }}")]
    [InlineData("{{ case params.title; when 'a'; 1; else; 2; end }}")]
    [InlineData("<a href=\"{{ params.title }}\" title='{{ page.title }}'>{{ if page.id }}<b class=\"x\">{{ else }}<b>{{ end }}{{ space.key }}</b></a>")]
    [InlineData("{{ func box(title) }}<p>{{ title }}</p>{{ $$ }}{{ end }}{{ wrap box params.title }}<b>{{ page.title }}</b>{{ end }}")]
    [InlineData("{{ tag = params.title | raw }}{{ params.title | html.escape }}")]
    public void Compile_SoundTemplate_HasNoRemarks(string template)
    {
        var result = Scribans.Compile(template, OutputMarkup.Html, "title");
        result.Diagnostics.ShouldBeEmpty();
        result.Template.ShouldNotBeNull();
    }

    [Fact]
    public void Compile_FloodOfMistakes_ShowsTwentyErrorsFirst()
    {
        var result = Scribans.Compile("{{ nope }}" + string.Concat(Enumerable.Repeat("<xmp>{{ page.id }}</xmp>\n", 100)));
        result.Diagnostics.Length.ShouldBe(20);
        result.Diagnostics.ShouldAllBe(d => d.IsError);
        result.Diagnostics.Select(d => d.Line).ShouldBe(Enumerable.Range(1, 20));
    }

    [Fact]
    public void Compile_TooLong_IsError() =>
        Scribans.Compile(new string('x', (128 * 1024) + 1)).Diagnostics.Single().Code.ShouldBe("too-long");

    [Theory]
    [InlineData("\n {{ params.title / 0 }}", "")]
    [InlineData("{{ params.title | math.format 'N' }}", "not-formattable")]
    [InlineData("{{ params.title = 1 }}", "read-only")]
    [InlineData("{{ params.title | object.from_json }}", "bad-json")]
    [InlineData("{{ for x in 5; end }}", "not-a-list")]
    [InlineData("{{ string.append }}", "wrong-arguments")]
    [InlineData("{{ x = params.title; x 1 }}", "not-a-function")]
    [InlineData("{{ {} < 5 }}", "")]
    public void Render_Failure_IsExplainedWithoutValues(string template, string code)
    {
        var input =
            Scribans.Input with
            {
                Parameters = new Dictionary<string,
                object>(StringComparer.Ordinal)
                { ["title"] = "secret-value", ["Level"] = 1L, ["on"] = true }
            };
        var stop = Scribans.Run(template, input).ShouldBeOfType<TemplateStop>();
        stop.Reason.ShouldBe(StopReason.TemplateError);
        stop.Diagnostic.Message.ShouldNotContain("secret-value");
        stop.Diagnostic.Message.ShouldNotContain("`");
        stop.Diagnostic.Line.ShouldBe(template.StartsWith('\n') ? 2 : 1);
        if (code.Length > 0)
        {
            stop.Diagnostic.Code.ShouldBe(code);
        }
    }
}
