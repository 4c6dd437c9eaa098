namespace UserMacro.Templating.Tests.Scriban;

public sealed class RenderTests
{
    [Theory]
    [InlineData("{{ params.title }}", "Hello")]
    [InlineData("{{ params.Level + 1 }}", "4")]
    [InlineData("{{ if params.on }}yes{{ end }}", "yes")]
    [InlineData("{{ page.title }} in {{ space.key }}", "Home in DEV")]
    [InlineData("{{ '<b>' }}", "&lt;b&gt;")]
    [InlineData("{{ for i in 1..3 }}{{ i }}{{ end }}", "123")]
    public void Render_Template_WritesValues(string template, string expected) => Scribans.Render(template).ShouldBe(expected);
}
