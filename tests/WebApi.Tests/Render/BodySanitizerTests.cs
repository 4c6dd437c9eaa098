using UserMacro.WebApi.Render;

namespace UserMacro.WebApi.Tests.Render;

public sealed class BodySanitizerTests
{
    readonly BodySanitizer _sanitizer = new();

    [Theory]
    [InlineData("<script>x()</script>", "")]
    [InlineData("<img src=x onerror=x()>", "<img src=\"https://site.atlassian.net/wiki/x\">")]
    [InlineData("<svg><script>x()</script></svg>", "")]
    [InlineData("<iframe src=\"https://evil.example\"></iframe>", "")]
    [InlineData("<a href=\"javascript:x()\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\"data:text/html,x\">a</a>", "<a>a</a>")]
    [InlineData("<form action=\"https://evil.example\"><input name=\"password\"><button>Go</button></form>", "")]
    [InlineData("<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example\">", "")]
    [InlineData("<base href=\"https://evil.example\">", "")]
    [InlineData("<style>* { display: none }</style>", "")]
    [InlineData("<p class=\"a\" data-x=\"1\">b</p>", "<p class=\"a\" data-x=\"1\">b</p>")]
    [InlineData("<table><tbody><tr><td>1</td></tr></tbody></table>", "<table><tbody><tr><td>1</td></tr></tbody></table>")]
    public void Clean_Html_KeepsOnlyWhatIsHarmless(string html, string expected) =>
        _sanitizer.Clean(html, "https://site.atlassian.net/wiki/").ShouldBe(expected);

    [Fact]
    public void Clean_HtmlThatWouldTakeTooMuch_IsNotParsed()
    {
        var bomb = "<p>" + string.Concat(Enumerable.Range(0, 2000).Select(number => $"<b a={number}>")) + string.Concat(Enumerable.Repeat("<p>x", 2000));

        _sanitizer.Clean(bomb, "https://site.atlassian.net/wiki/").ShouldBeNull();
    }
}
