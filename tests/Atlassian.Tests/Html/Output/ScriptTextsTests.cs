using UserMacro.Atlassian.Html.Output;

namespace UserMacro.Atlassian.Tests.Html.Output;

public sealed class ScriptTextsTests
{
    [Theory]
    [InlineData("<script>a()</script>", "a()")]
    [InlineData("<SCRIPT TYPE='text/JavaScript'>a()</SCRIPT>", "a()")]
    [InlineData("<script type=module>import x</script>", "import x")]
    [InlineData("<p onclick='a(&quot;b&quot;)'>", "a(\"b\")")]
    [InlineData("<script type='application/json'>{</script><script>b()</script>", "b()")]
    [InlineData("<style>a{}</style><!-- <script>c()</script> --><textarea><script>d()</script></textarea>", "")]
    [InlineData("<script></script><script>e()", "e()")]
    public void Read_Markup_GivesWhatABrowserWouldRun(string html, string scripts) =>
        string.Join('|', ScriptTexts.Read(html).Select(script => script.Text)).ShouldBe(scripts);

    [Fact]
    public void Read_Module_SaysSo() => ScriptTexts.Read("<script type=module>x</script>").ShouldHaveSingleItem().IsModule.ShouldBeTrue();
}
