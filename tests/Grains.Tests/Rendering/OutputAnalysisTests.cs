using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Rendering;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Scriban;

namespace UserMacro.Grains.Tests.Rendering;

public sealed class OutputAnalysisTests
{
    [Theory]
    [InlineData("<p>Hello <strong>{{ params.Who }}</strong></p>")]
    [InlineData("<table><tr><td style=\"color: red; background-color: {{ params.Who }}\">x</td></tr></table>")]
    [InlineData("<a href=\"https://example.com/?once=1\">{{ page.title }}</a><ul><li>a</li></ul>")]
    [InlineData("{{ body }}")]
    public void Of_WhatAPageCanCarry_IsStatic(string template) => Choose(template).Mode.ShouldBe(OutputMode.Static);

    [Theory]
    [InlineData("<p onclick=\"x()\">x</p>", "script")]
    [InlineData("<svg><circle/></svg>", "<svg>")]
    [InlineData("<form><input></form>", "<form>")]
    [InlineData("<script>x()</script>", "<script>")]
    [InlineData("<p id=\"top\">x</p>", "id")]
    [InlineData("<p style=\"display: grid; color: red\">x</p>", "display")]
    [InlineData("<p style='position:absolute'>x</p>", "position")]
    [InlineData("{{ user?.id }}", "viewer")]
    [InlineData("{{ now }}", "time")]
    [InlineData("{{ page.labels }}", "data")]
    [InlineData("{{ http.get_json 'a' '/b' }}", "data")]
    [InlineData("{{ if }}", "errors")]
    public void Of_WhatAPageCannotCarry_IsFramedAndSaysWhy(string template, string reason)
    {
        var choice = Choose(template);
        choice.Mode.ShouldBe(OutputMode.Framed);
        choice.Reason.ShouldContain(reason);
    }

    [Theory]
    [InlineData("p { color: red }", "", "style sheet")]
    [InlineData("", "x()", "script")]
    public void Of_StylesOrScript_IsFramed(string styles, string script, string reason) => Choose("<p>x</p>", styles, script).Reason.ShouldContain(reason);

    [Theory]
    [InlineData(OutputMode.Framed)]
    [InlineData(OutputMode.Static)]
    public void Of_DefinitionThatSaysSo_IsWhatItSays(OutputMode mode) =>
        OutputAnalysis.Choose(new() { Name = "x", Output = mode }, "", "", compiled: null).Mode.ShouldBe(mode);

    static OutputChoice Choose(string template, string styles = "", string script = "") =>
        OutputAnalysis.Choose(
            new() { Name = "x", Output = OutputMode.Auto },
            styles,
            script,
            new ScribanCompiler().Compile(new TemplateSource("x", template, OutputMarkup.Html, ["Who"])).Template);
}
