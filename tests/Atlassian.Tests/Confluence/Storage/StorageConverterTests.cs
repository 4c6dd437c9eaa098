using UserMacro.Atlassian.Confluence.Storage;

namespace UserMacro.Atlassian.Tests.Confluence.Storage;

public sealed class StorageConverterTests
{
    static readonly StorageFormatContext Place = new("https://s.atlassian.net/wiki", "42");

    [Theory]
    [InlineData("<p>a</p>", "<p>a</p>")]
    [InlineData("a &amp; b &lt; c", "a &amp; b &lt; c")]
    [InlineData(
        "<ac:structured-macro ac:name=\"info\"><ac:rich-text-body><p>x</p></ac:rich-text-body></ac:structured-macro>",
        "<ac:structured-macro ac:name=\"info\"><ac:rich-text-body><p>x</p></ac:rich-text-body></ac:structured-macro>")]
    [InlineData("<ac:link><ri:user ri:account-id=\"a\"/></ac:link>", "<ac:link><ri:user ri:account-id=\"a\"/></ac:link>")]
    [InlineData("<ac:plain-text-body><![CDATA[a < b ]]></ac:plain-text-body>", "<ac:plain-text-body><![CDATA[a < b ]]></ac:plain-text-body>")]
    [InlineData("<table><tbody><tr><th colspan=\"2\">a</th></tr></tbody></table>", "<table><tbody><tr><th colspan=\"2\">a</th></tr></tbody></table>")]
    public void Convert_StorageFormat_StaysAsItIs(string markup, string expected) => Convert(markup).Storage.ShouldBe(expected);

    [Theory]
    [InlineData("<p>a<br>b", "<p>a<br/>b</p>")]
    [InlineData("<p>a<p>b", "<p>a</p><p>b</p>")]
    [InlineData("<b><i>x</b></i>", "<strong><em>x</em></strong>")]
    [InlineData("a & b", "a &amp; b")]
    [InlineData("a&nbsp;b&copy;", "a\u00A0b\u00A9")]
    [InlineData("<td>x</td><br>", "x<br/>")]
    [InlineData("<P CLASS=x>a</P>", "<p>a</p>")]
    [InlineData("<br><ac:link><ri:user ri:account-id=\"a\"/></ac:link><p>b", "<br/><ac:link><ri:user ri:account-id=\"a\"/></ac:link><p>b</p>")]
    [InlineData("<br><ac:plain-text-body><![CDATA[a < b]]></ac:plain-text-body>", "<br/><ac:plain-text-body>a &lt; b</ac:plain-text-body>")]
    [InlineData("<table><tr><td>1", "<table><tbody><tr><td>1</td></tr></tbody></table>")]
    [InlineData("x\u0001y<br>", "x\uFFFDy<br/>")]
    public void Convert_BrokenMarkup_IsRepairedAsBrowsersDo(string markup, string expected) => Convert(markup).Storage.ShouldBe(expected);

    [Theory]
    [InlineData("<span class=\"aui-lozenge aui-lozenge-success\">Done</span>", "status", "title=Done colour=Green")]
    [InlineData("<span class=\"label label-danger\">No</span>", "status", "title=No colour=Red")]
    [InlineData("<span class=\"badge\">7</span>", "status", "title=7")]
    [InlineData("<span style=\"background:#36b37e;border-radius:3px;color:#fff\"> In\n order </span>", "status", "title=In order colour=Green")]
    [InlineData("<span style=\"background-color:rgb(255, 171, 0);border-radius:3px\">x</span>", "status", "title=x colour=Yellow")]
    [InlineData("<span style=\"background-color:#6554c0;border-radius:3px\">x</span>", "status", "title=x colour=Purple")]
    [InlineData("<span style=\"background-color:#0052cc;border-radius:3px\">x</span>", "status", "title=x colour=Blue")]
    [InlineData("<span style=\"background-color:#de350b;border-radius:3px\">x</span>", "status", "title=x colour=Red")]
    [InlineData("<div class=\"panel\"><div class=\"panelHeader\">T</div><p>a</p></div>", "panel", "title=T |<p>a</p>")]
    [InlineData("<div style=\"border: 1px solid #ccc; background: #eee; padding: 4px\">a</div>", "panel", "borderColor=#ccc bgColor=#eee |a")]
    [InlineData("<div style=\"border-left: 4px solid red\"><b>a</b></div>", "panel", "borderColor=red |<strong>a</strong>")]
    [InlineData("<div class=\"aui-message aui-message-warning\"><p class=\"title\">T</p>a</div>", "note", "title=T |a")]
    [InlineData("<div class=\"aui-message aui-message-error\">a</div>", "warning", "|a")]
    [InlineData("<div class=\"alert alert-success\">a</div>", "tip", "|a")]
    [InlineData("<details><summary>More <b>now</b></summary><p>a</p></details>", "expand", "title=More now |<p>a</p>")]
    [InlineData("<pre><code class=\"language-sql\">select 1 &lt; 2</code></pre>", "code", "language=sql |<![CDATA[select 1 < 2]]>")]
    [InlineData("<pre>a]]>b</pre>", "code", "|<![CDATA[a]]]]><![CDATA[>b]]>")]
    public void Convert_WhatConfluenceHasItself_BecomesItsMacro(string markup, string macro, string expected)
    {
        var parts = expected.Split('|');
        var parameters = string.Concat(parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(new List<string>(), (all, part) =>
        {
            if (part.Contains('=', StringComparison.Ordinal))
            {
                all.Add(part);
            }
            else
            {
                all[^1] += " " + part;
            }

            return all;
        }).Select(pair => pair.Split('=', 2)).Select(pair => $"<ac:parameter ac:name=\"{pair[0]}\">{pair[1]}</ac:parameter>"));
        var body = parts.Length == 1
            ? ""
            : macro == "code" ? $"<ac:plain-text-body>{parts[1]}</ac:plain-text-body>" : $"<ac:rich-text-body>{parts[1]}</ac:rich-text-body>";

        Convert(markup).Storage.ShouldBe($"<ac:structured-macro ac:name=\"{macro}\">{parameters}{body}</ac:structured-macro>");
    }

    [Theory]
    [InlineData("<a href=\"https://example.com/?a=1&amp;b=2\" title=\"t\">x</a>", "<a href=\"https://example.com/?a=1&amp;b=2\" title=\"t\">x</a>")]
    [InlineData("<a href=\"mailto:a@b.example\">x</a>", "<a href=\"mailto:a@b.example\">x</a>")]
    [InlineData("<a href=\"#top\">x</a>", "<a href=\"#top\">x</a>")]
    [InlineData("<a href=\"javascript:x()\">x</a>", "x")]
    [InlineData(
        "<a href=\"/wiki/display/DEV/My+page\">x</a>",
        "<ac:link><ri:page ri:space-key=\"DEV\" ri:content-title=\"My page\"/><ac:link-body>x</ac:link-body></ac:link>")]
    [InlineData("<a href=\"https://s.atlassian.net/wiki/people/557058%3Aabc\">x</a>", "<ac:link><ri:user ri:account-id=\"557058:abc\"/></ac:link>")]
    [InlineData(
        "<a href=\"/wiki/download/attachments/42/a%20b.pdf\">x</a>",
        "<ac:link><ri:attachment ri:filename=\"a b.pdf\"/><ac:link-body>x</ac:link-body></ac:link>")]
    [InlineData("<a href=\"/wiki/download/attachments/43/a.pdf\">x</a>", "<a href=\"https://s.atlassian.net/wiki/download/attachments/43/a.pdf\">x</a>")]
    [InlineData("<a href=\"/pages/viewpage.action?pageId=7\">x</a>", "<a href=\"https://s.atlassian.net/wiki/pages/viewpage.action?pageId=7\">x</a>")]
    [InlineData("<a href=\"/browse/ABC-1\">x</a>", "<a href=\"https://s.atlassian.net/browse/ABC-1\">x</a>")]
    [InlineData(
        "<a href=\"/download/attachments/42/a%20b.pdf?version=1\">x</a>",
        "<a href=\"https://s.atlassian.net/wiki/download/attachments/42/a%20b.pdf?version=1\">x</a>")]
    [InlineData("<a href=\"/wiki/spaces/DEV/pages/7\">x</a>", "<a href=\"https://s.atlassian.net/wiki/spaces/DEV/pages/7\">x</a>")]
    [InlineData(
        "<img src=\"https://example.com/a.png\" alt=\"A\" width=\"20\">",
        "<ac:image ac:alt=\"A\" ac:width=\"20\"><ri:url ri:value=\"https://example.com/a.png\"/></ac:image>")]
    [InlineData("<img src=\"/wiki/download/attachments/42/a.png\">", "<ac:image><ri:attachment ri:filename=\"a.png\"/></ac:image>")]
    [InlineData("<img src=\"data:image/png;base64,AA\" alt=\"A\">", "A")]
    [InlineData(
        "<ul><li><input type=\"checkbox\" checked> a</li><li><input type=\"checkbox\"><b>c</b></li></ul>",
        "<ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status>"
            + "<ac:task-body> a</ac:task-body></ac:task><ac:task><ac:task-id>2</ac:task-id><ac:task-status>incomplete</ac:task-status>"
            + "<ac:task-body><strong>c</strong></ac:task-body></ac:task></ac:task-list>")]
    [InlineData(
        "<table><caption>C</caption><tr><td bgcolor=\"#ff0000\" width=\"20\">a</td></tr></table>",
        "<p><strong>C</strong></p><table><tr><td style=\"background-color: #ff0000; width: 20px\">a</td></tr></table>")]
    [InlineData("<span style=\"color: red; font-weight: bold; position: fixed\">a</span>", "<span style=\"color: red\"><strong>a</strong></span>")]
    [InlineData("<font color=\"#00ff00\">a</font><mark>b</mark>", "<span style=\"color: #00ff00\">a</span><span style=\"background-color: #fff0b3\">b</span>")]
    [InlineData("<section><center>a</center></section>", "<div><div style=\"text-align: center\">a</div></div>")]
    [InlineData("<span class=\"label\">Design</span>", "<span>Design</span>")]
    [InlineData("<p style=\"display:none\">secret</p>a", "a")]
    [InlineData("<p style=\"color: expression(x)\">a</p>", "<p>a</p>")]
    public void Convert_LinksImagesTasksColours_AreKept(string markup, string expected) => Convert(markup).Storage.ShouldBe(expected);

    [Theory]
    [InlineData("<script>x()</script>a", "a", "script")]
    [InlineData("<style>p { }</style>a", "a", "style")]
    [InlineData("<iframe src=\"https://a.example\"></iframe>", "", "iframe")]
    [InlineData("<button onclick=\"x()\">a</button>", "a", "button")]
    [InlineData("<p onclick=\"x()\">a</p>", "<p>a</p>", "event handler")]
    [InlineData("<svg><script>x()</script></svg>a", "a", "svg")]
    [InlineData("<p style=\"float: left\">a</p>", "<p>a</p>", "style float")]
    [InlineData("<blink>a</blink>", "a", "blink")]
    [InlineData("<ac:structured-macro ac:name=\"x\" onload=\"y()\" href=\"javascript:x()\"/>", "<ac:structured-macro ac:name=\"x\"/>", "")]
    public void Convert_WhatCannotBeCarried_IsRemovedAndNamed(string markup, string expected, string removed)
    {
        var converted = Convert(markup);

        converted.Storage.ShouldBe(expected);
        string.Join(' ', converted.Removed).ShouldBe(removed);
    }

    [Fact]
    public void Convert_Body_IsPutInUntouched()
    {
        const string Body = "<p class=\"x\">a&nbsp;b</p><ac:structured-macro ac:name=\"other\" ac:schema-version=\"1\">"
            + "<ac:plain-text-body><![CDATA[&nbsp;<b>]]></ac:plain-text-body></ac:structured-macro>";
        var body = new StorageBody(Body);

        var converted = StorageConverter.Convert(
            $"<p>x<div class=\"panel\" title=\"{body.Place}\">{body.Place}</div><pre>{body.Place}</pre>{body.Place}", Place, body)
            .ShouldNotBeNull();

        var whole = Body.Replace("a&nbsp;b", "a&#160;b", StringComparison.Ordinal);
        converted.Storage.ShouldBe(
            $"<p>x</p><ac:structured-macro ac:name=\"panel\"><ac:rich-text-body>{whole}</ac:rich-text-body></ac:structured-macro>"
            + $"<ac:structured-macro ac:name=\"code\"><ac:plain-text-body><![CDATA[]]></ac:plain-text-body></ac:structured-macro>{whole}");
        StorageFormat.IsWellFormed(converted.Storage).ShouldBeTrue();
    }

    [Theory]
    [InlineData("<p>")]
    [InlineData("&undeclared;")]
    [InlineData("</p><p>")]
    public void Convert_BodyThatIsNotWellFormed_IsRefused(string text)
    {
        var body = new StorageBody(text);

        StorageConverter.Convert($"<p>{body.Place}</p>", Place, body).ShouldBeNull();
    }

    [Fact]
    public void Convert_MarkupThatWouldTakeTooMuch_IsRefused() =>
        StorageConverter.Convert(string.Concat(Enumerable.Repeat("<div>", 3000)), Place).ShouldBeNull();

    [Fact]
    public void Convert_AnySoup_IsWellFormedAndHasNothingForbidden()
    {
        string[] pieces =
        [
            "<p>", "</p>", "<b>", "</b>", "<table>", "<tr>", "<td bgcolor=red>", "</table>", "&nbsp;", "&", "<", ">", "]]>", "<![CDATA[",
            "x", "\u0000", "\uD800", "<ul><li><input type=checkbox>", "</ul>", "<pre>", "</pre>", "<script>", "</script>", "<svg>",
            "<a href=\"javascript:x()\">", "<a href='/wiki/display/A/%GG'>", "</a>", "<ac:structured-macro ac:name='x'>",
            "</ac:structured-macro>", "<ri:user/>", "<ac:x y=\"", "<details>", "<summary>", "<x:y>", "<p style='color:red;border:1px'>",
            "<div class=panel>", "<span class=lozenge>", "</span>", "</div>", "<img src=x>", "<caption>", "<!--", "-->", "<?xml ?>",
            "<p xmlns='u' a:b='c'>", "<template>", "\u000B", "<1>", "<a:>",
        ];
        var random = new Random(5);
        for (var round = 0; round < 3000; round++)
        {
            var markup = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));

            if (StorageConverter.Convert(markup, Place) is not { } converted)
            {
                continue;
            }

            StorageFormat.IsWellFormed(converted.Storage).ShouldBeTrue(markup);
            var read = StorageReader.Read(converted.Storage, "", new(null), out _).ShouldNotBeNull();
            read.Descendants().ShouldNotContain(element => element.Name.LocalName == "script" || element.Name.LocalName == "svg", markup);
            read.Descendants().SelectMany(element => element.Attributes())
                .ShouldNotContain(attribute => attribute.Value.StartsWith("javascript", StringComparison.Ordinal), markup);
        }
    }

    [Fact]
    public void Find_Template_NamesWhatWillGoAndWhere()
    {
        const string Template = "<p>a</p>{{ if a <b }}<video src=x></video>{{ end }}\n<form><input type=checkbox><input name=y></form>{{ '<script>' }}<ac:x/>";

        var losses = StorageLosses.Find(Template);

        losses.Select(loss => $"{loss.What} {loss.WithContent}").ShouldBe(["video True", "form False", "input True"]);
        Template[losses[0].Index..].ShouldStartWith("<video");
    }

    static ConvertedStorage Convert(string markup) => StorageConverter.Convert(markup, Place).ShouldNotBeNull();
}
