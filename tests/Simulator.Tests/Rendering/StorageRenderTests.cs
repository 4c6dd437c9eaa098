using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Rendering;

public sealed class StorageRenderTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    readonly World _world = shared.World;

    [Theory]
    [InlineData("<h2>Head &amp; shoulders</h2>", "<h2>Head &amp; shoulders</h2>")]
    [InlineData("<ul><li>one</li><li><strong>two</strong></li></ul>", "<ul><li>one</li><li><strong>two</strong></li></ul>")]
    [InlineData("""<table><tbody><tr><th colspan="2">a</th></tr></tbody></table>""", """<table><tbody><tr><th colspan="2">a</th></tr></tbody></table>""")]
    [InlineData("""<a href="https://example.com/?a=1&amp;b=2">x</a>""", """<a href="https://example.com/?a=1&amp;b=2" rel="nofollow noopener">x</a>""")]
    [InlineData("<p>a&nbsp;b&ndash;c</p>", "<p>a&#xA0;b–c</p>")]
    [InlineData("<p>line<br />break</p>", "<p>line<br>break</p>")]
    [InlineData("""<span style="color: rgb(255, 0, 0); position: fixed">x</span>""", """<span style="color: rgb(255, 0, 0)">x</span>""")]
    [InlineData("""<p class="evil legacy-color-text-blue1">x</p>""", """<p class="legacy-color-text-blue1">x</p>""")]
    [InlineData("""<ac:structured-macro ac:name="status"><ac:parameter ac:name="title">Done &lt;3</ac:parameter><ac:parameter ac:name="colour">Green</ac:parameter></ac:structured-macro>""", """<span class="status-macro aui-lozenge aui-lozenge-success" data-macro-name="status">Done &lt;3</span>""")]
    [InlineData("""<ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[<b>&amp;]]></ac:plain-text-body></ac:structured-macro>""",
        "<pre><code>&lt;b&gt;&amp;amp;</code></pre>")]
    [InlineData("""<ac:structured-macro ac:name="expand"><ac:parameter ac:name="title">More</ac:parameter><ac:rich-text-body><p>in</p>"""
        + """</ac:rich-text-body></ac:structured-macro>""", "<summary>More</summary><div class=\"expand-body\"><p>in</p></div>")]
    [InlineData("""<ac:structured-macro ac:name="panel"><ac:parameter ac:name="title">T</ac:parameter>"""
        + """<ac:parameter ac:name="bgColor">#ffffff;x:url(y)</ac:parameter><ac:rich-text-body><p>in</p></ac:rich-text-body>"""
        + """</ac:structured-macro>""", "<div class=\"panel\" data-macro-name=\"panel\"><div class=\"panelHeader\">T</div>")]
    [InlineData("""<ac:structured-macro ac:name="nobody-knows" />""", "data-macro-name=\"nobody-knows\"")]
    [InlineData("""<ac:link><ri:page ri:content-title="Team space" /></ac:link>""", """<a href="/wiki/spaces/TEAM/pages/65540">Team space</a>""")]
    [InlineData("""<ac:link><ri:page ri:content-title="Nowhere" /><ac:link-body>go</ac:link-body></ac:link>""", """<span class="broken-link">go</span>""")]
    public async Task View_StorageFormat_BecomesHtml(string storage, string html) => (await ViewAsync(storage)).ShouldContain(html);

    [Theory]
    [InlineData("info", "information")]
    [InlineData("note", "note")]
    [InlineData("tip", "tip")]
    [InlineData("warning", "warning")]
    public async Task View_MessageMacro_BecomesABox(string name, string kind) =>
        (await ViewAsync($"""<ac:structured-macro ac:name="{name}"><ac:rich-text-body><p>said</p></ac:rich-text-body></ac:structured-macro>""")).ShouldContain(
            $"class=\"confluence-information-macro confluence-information-macro-{kind}\"");

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<p onclick=\"alert(1)\">x</p>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\" jAvAscript:alert(1)\">x</a>")]
    [InlineData("<a href=\"java&#9;script:alert(1)\">x</a>")]
    [InlineData("<a href=\"data:text/html,alert(1)\">x</a>")]
    [InlineData("<a href=\"//evil.example/alert(1)\">x</a>")]
    [InlineData("<iframe src=\"https://evil.example/alert(1)\"></iframe>")]
    [InlineData("<img src=\"x\" onerror=\"alert(1)\" />")]
    [InlineData("<svg onload=\"alert(1)\"><script>alert(1)</script></svg>")]
    [InlineData("<style>@import 'alert(1)'</style>")]
    [InlineData("<p style=\"background-image: url(alert(1))\">x</p>")]
    [InlineData("<form action=\"/alert(1)\"><input name=\"alert(1)\" /></form>")]
    [InlineData("<ac:image><ri:url ri:value=\"javascript:alert(1)\" /></ac:image>")]
    [InlineData("<ac:structured-macro ac:name=\"panel\"><ac:parameter "
        + "ac:name=\"borderColor\">red;background:url(alert(1))</ac:parameter></ac:structured-macro>")]
    public async Task View_HostileContent_LeavesNothingThatActs(string storage) => (await ViewAsync("<p>kept</p>" + storage)).ShouldNotContain("alert(1)");

    [Theory]
    [InlineData("&lt;script&gt;")]
    [InlineData("<![CDATA[<script>]]>")]
    [InlineData("<ac:structured-macro ac:name=\"status\"><ac:parameter ac:name=\"title\">&lt;script&gt;</ac:parameter></ac:structured-macro>")]
    [InlineData("<ac:structured-macro ac:name=\"&lt;script&gt;&quot;\" />")]
    [InlineData("<ac:structured-macro ac:name=\"code\"><ac:plain-text-body><![CDATA[<script>]]></ac:plain-text-body></ac:structured-macro>")]
    public async Task View_MarkupAsText_StaysText(string storage) => (await ViewAsync(storage)).ShouldNotContain("<script>");

    [Theory]
    [InlineData("<p>open")]
    [InlineData("</root><p>x</p><root>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><p>&e;</p>")]
    [InlineData("<p>&unknown;</p>")]
    [InlineData("<x:y/>")]
    public void Publish_NotWellFormed_IsRefused(string storage) =>
        Should.Throw<ShouldAssertException>(() => _world.Publish(storage)).Message.ShouldContain("not well formed");

    [Fact]
    public void Publish_NestedWithoutEnd_IsRefused() =>
        Should.Throw<ShouldAssertException>(
            () => _world.Publish(string.Concat(Enumerable.Repeat("<div>", 50_000)) + string.Concat(Enumerable.Repeat("</div>", 50_000)))).Message.ShouldContain(
                "deeper");

    async Task<string> ViewAsync(string storage) => Content((await _world.ViewAsync(_world.Publish(storage), SimulatedUser.Viewer)).Body);

    static string Content(string page) =>
        page[page.IndexOf("<div class=\"page-body\"", StringComparison.Ordinal)..page.IndexOf("</article>", StringComparison.Ordinal)];
}
