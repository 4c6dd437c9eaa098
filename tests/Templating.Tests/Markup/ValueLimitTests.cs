using System.Text;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Velocity;

namespace UserMacro.Templating.Tests.Markup;

public sealed class ValueLimitTests
{
    const int Length = 250 * 1024;

    /// <summary>256 KB with a value every ten characters.</summary>
    [Theory]
    [InlineData("<style>", ".a{b:$paramv}\n", "</style>")]
    [InlineData("<style>", "#a$paramv{b:c}\n", "</style>")]
    [InlineData("<style>", "a{b:'$paramv'}\n", "</style>")]
    [InlineData("<style>", "url($paramv:);\n", "</style>")]
    [InlineData("<style>/*", "abcdefg $paramv", "*/</style>")]
    [InlineData("<script>", "f($paramv, '');", "</script>")]
    [InlineData("<script>", "var a$paramv=1;", "</script>")]
    [InlineData("<script>", "$paramv$paramv$paramv$paramv", "</script>")]
    [InlineData("<script>", "x=/a$paramv/;\n", "</script>")]
    [InlineData("<script>", "`${a$paramv}`;\n", "</script>")]
    [InlineData("<script><!--", "<script $paramv", "</script></script>")]
    [InlineData("<script>`", "${`a$paramv", "")]
    [InlineData("<!--", "abc-$paramv-de ", "-->")]
    [InlineData("<p ", "a=$paramv b=c\n", ">")]
    [InlineData("<p ", "$paramv=a b$paramv ", ">")]
    [InlineData("", "<$paramv>x</$paramv>", "")]
    [InlineData("<p ", "a=\"$paramv:\" ", ">")]
    [InlineData("<img srcset=\"", "$paramv:, a 1x,", "\">")]
    [InlineData("<p style=\"", "a:$paramv;b:c;", "\">")]
    [InlineData("<p onclick=\"", "f($paramv,a$paramv);", "\">")]
    public void Render_ManyValues_StaysWithinTheLimits(string begin, string piece, string end)
    {
        var template = new StringBuilder(begin);
        while (template.Length < Length)
        {
            template.Append(piece);
        }

        var compiled = new VelocityCompiler().Compile(new TemplateSource("box", template + end, OutputMarkup.Html, ["v"]));
        var result = compiled.Template?.Render(
            new TemplateInput { Parameters = new Dictionary<string, object>(StringComparer.Ordinal) { ["v"] = "it's" } },
            RenderLimits.Default,
            TestContext.Current.CancellationToken);

        // What ends such a template is what it says, not what it costs.
        if (result is TemplateStop stop)
        {
            stop.Diagnostic.Code.ShouldBe("unsafe-place");
        }
        else
        {
            compiled.IsEndedByTime.ShouldBeFalse();
            compiled.Template?.Outline.Length.ShouldBeGreaterThan(0);
        }
    }

    [Theory]
    [InlineData("<style>a{b:«v»}</style>", "a;b", 1, 12)]
    [InlineData("x\n<a href=\"«v»\">", "javascript:x", 2, 10)]
    [InlineData("<«v»>", "script", 1, 2)]
    [InlineData("<p «v»>", "onclick", 1, 4)]
    [InlineData("<script>x.«v»</script>", "innerHTML", 1, 11)]
    public void Render_ValueThatIsReplaced_IsToldWithItsPlace(string template, string value, int line, int column)
    {
        var compiled = Velocity.Velocities.Compile(template.Replace("«v»", "$paramv", StringComparison.Ordinal), OutputMarkup.Html, "v");

        var output = compiled.Template!.Render(
            new TemplateInput { Parameters = new Dictionary<string, object>(StringComparer.Ordinal) { ["v"] = value } },
            RenderLimits.Default,
            TestContext.Current.CancellationToken).ShouldBeOfType<TemplateOutput>();

        var blocked = output.Blocked.ShouldHaveSingleItem();
        (blocked.IsError, blocked.Code, blocked.Line, blocked.Column).ShouldBe((false, "value-blocked", line, column));
    }
}
