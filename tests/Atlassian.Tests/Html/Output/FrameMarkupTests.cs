using UserMacro.Atlassian.Html;
using UserMacro.Atlassian.Html.Output;
using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Atlassian.Tests.Html.Output;

/// <summary>What a template wrote, as its frame shows it.</summary>
public sealed class FrameMarkupTests
{
    const string Page = "https://acme.atlassian.net/wiki/spaces/DS/pages/17";
    const string Embed = "allow-downloads allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation allow-same-origin allow-scripts";
    const string OriginOnly = "referrerpolicy=\"strict-origin-when-cross-origin\"";

    static readonly SiteAddresses Site = SiteAddresses.Create("https://acme.atlassian.net/wiki", "17", "page", "DS")!;

    [Theory]
    [InlineData("/wiki/spaces/DS", "https://acme.atlassian.net/wiki/spaces/DS")]
    [InlineData("/pages/viewpage.action?pageId=17", "https://acme.atlassian.net/wiki/pages/viewpage.action?pageId=17")]
    [InlineData("/display/DS/Home#top", "https://acme.atlassian.net/wiki/display/DS/Home#top")]
    [InlineData("/download/attachments/17/a.png?version=1", "https://acme.atlassian.net/wiki/download/attachments/17/a.png?version=1")]
    [InlineData("/dosearchsite.action?queryString=x/y", "https://acme.atlassian.net/wiki/dosearchsite.action?queryString=x/y")]
    [InlineData("/browse/ABC-1", "https://acme.atlassian.net/browse/ABC-1")]
    [InlineData("/pages", "https://acme.atlassian.net/pages")]
    [InlineData("/", "https://acme.atlassian.net/")]
    [InlineData("#part", Page + "#part")]
    [InlineData("", Page)]
    [InlineData("?q#a", Page + "?q#a")]
    [InlineData("18", "https://acme.atlassian.net/wiki/spaces/DS/pages/18")]
    [InlineData("../overview", "https://acme.atlassian.net/wiki/spaces/DS/pages/../overview")]
    [InlineData(" \t/wi\nki/x\r ", "https://acme.atlassian.net/wiki/x")]
    [InlineData("https:#part", Page + "#part")]
    [InlineData("HTTPS:/wiki/x", "https://acme.atlassian.net/wiki/x")]
    [InlineData("1:2", "https://acme.atlassian.net/wiki/spaces/DS/pages/1:2")]
    [InlineData("java\u0001script:x()", "https://acme.atlassian.net/wiki/spaces/DS/pages/java\u0001script:x()")]
    [InlineData("\\wiki\\x", "https://acme.atlassian.net\\wiki\\x")]
    public void Prepare_RelativeLink_LeadsIntoTheSite(string written, string expected) =>
        Prepare($"<a href=\"{written}\">a</a>").ShouldBe($"<a href=\"{expected}\">a</a>");

    [Theory]
    [InlineData("https://one.example/")]
    [InlineData("http:one.example")]
    [InlineData("//one.example/a")]
    [InlineData("\\\\one.example")]
    [InlineData("/\\one.example")]
    [InlineData("mailto:a@one.example")]
    [InlineData("javascript:x()")]
    [InlineData("java\tscript:x()")]
    [InlineData("https:&sol;&sol;one.example")]
    public void Prepare_AddressElsewhere_StaysAsItIs(string written) =>
        Prepare($"<a href=\"{written}\">a</a>").ShouldBe($"<a href=\"{written}\">a</a>");

    [Theory]
    [InlineData("<a href>x</a>", $"<a href=\"{Page}\">x</a>")]
    [InlineData("<a href=#a>x</a>", $"<a href=\"{Page}#a\">x</a>")]
    [InlineData("<a HREF = '#\"a'  class=b>x</a>", $"<a href=\"{Page}#&quot;a\"  class=b>x</a>")]
    [InlineData("<a href='&#x2f;wiki&sol;x'>x</a>", "<a href=\"https://acme.atlassian.net/wiki/x\">x</a>")]
    [InlineData("<a href=#a href=#b>x</a>", $"<a href=\"{Page}#a\" href=\"{Page}#b\">x</a>")]
    [InlineData("<a name=x>y</a>", "<a name=x>y</a>")]
    [InlineData("<map><area href='#a'></map>", $"<map><area href=\"{Page}#a\"></map>")]
    [InlineData("<svg><a xlink:href='#a'>x</a></svg>", $"<svg><a xlink:href=\"{Page}#a\">x</a></svg>")]
    [InlineData("<svg><use href='#a'/><use xlink:href='/x.svg#a'/></svg>",
        "<svg><use href='#a'/><use xlink:href=\"https://acme.atlassian.net/x.svg#a\"/></svg>")]
    [InlineData("<img src=/download/a.png usemap=#m>", "<img src=\"https://acme.atlassian.net/wiki/download/a.png\" usemap=#m>")]
    [InlineData("<img src=''><img src=#a><img src=data:,x>", "<img src=''><img src=#a><img src=data:,x>")]
    [InlineData("<video src='/a' poster='/b'></video>", "<video src=\"https://acme.atlassian.net/a\" poster=\"https://acme.atlassian.net/b\"></video>")]
    [InlineData("<q cite='/a'>x</q>", "<q cite=\"https://acme.atlassian.net/a\">x</q>")]
    [InlineData("<i data-href='/a' data='/b'>x</i>", "<i data-href='/a' data='/b'>x</i>")]
    [InlineData("<p style=\"background: url('/a')\">x</p>", "<p style=\"background: url(&quot;https://acme.atlassian.net/a&quot;)\">x</p>")]
    [InlineData("<style>p { background: url( /a ) }</style>", "<style>p { background: url(\"https://acme.atlassian.net/a\") }</style>")]
    [InlineData("<b>&copy;<!-- <a href=/a> --><i>x", "<b>&copy;<!-- <a href=/a> --><i>x")]
    [InlineData("<textarea><a href=/a></textarea>", "<textarea><a href=/a></textarea>")]
    [InlineData("<a href=/a><p>x</a>y</p>z", "<a href=\"https://acme.atlassian.net/a\"><p>x</a>y</p>z")]
    [InlineData("<a href=/a target=_self>x</a><a target='_PARENT'>y</a><a target=''>z</a>",
        "<a href=\"https://acme.atlassian.net/a\" target=\"_top\">x</a><a target=\"_top\">y</a><a target=\"_top\">z</a>")]
    [InlineData("<a target=_blank>x</a><a target=other>y</a>", "<a target=_blank>x</a><a target=other>y</a>")]
    [InlineData("<base href=//evil.example>a<meta http-equiv=refresh content=0>b", "ab")]
    [InlineData("<img referrerpolicy=unsafe-url><img referrerpolicy=origin>", "<img referrerpolicy=\"no-referrer\"><img referrerpolicy=origin>")]
    [InlineData("a\r\n<a href=/a>", "a\n<a href=\"https://acme.atlassian.net/a\">")]
    public void Prepare_Markup_ChangesNothingButAddresses(string html, string expected) => Prepare(html).ShouldBe(expected);

    [Theory]
    [InlineData("/a 1x, /b 2x", "https://acme.atlassian.net/a 1x, https://acme.atlassian.net/b 2x")]
    [InlineData(" ,/a,/b c(d,e) f, g.png,", " ,https://acme.atlassian.net/a,/b c(d,e) f, https://acme.atlassian.net/wiki/spaces/DS/pages/g.png,")]
    [InlineData("data:image/png;base64,x 1x", "data:image/png;base64,x 1x")]
    [InlineData("https://a.example/b", "https://a.example/b")]
    public void Prepare_SourceSet_IsReadCandidateByCandidate(string written, string expected) =>
        Prepare($"<img srcset=\"{written}\">").ShouldBe($"<img srcset=\"{expected}\">");

    [Theory]
    [InlineData("@import '/a.css'; p{}", "@import \"https://acme.atlassian.net/a.css\"; p{}")]
    [InlineData("@import url(/a.css) print;", "@import url(\"https://acme.atlassian.net/a.css\") print;")]
    [InlineData("p { content: 'url(/a)'; background: URL(\"/b\") }", "p { content: 'url(/a)'; background: url(\"https://acme.atlassian.net/b\") }")]
    [InlineData("/* url(/a) */ p { fill: url(#a); mask: url('') }", "/* url(/a) */ p { fill: url(#a); mask: url('') }")]
    [InlineData("p { background: url(data:,x), url(https://a.example/), url(//b.example) }",
        "p { background: url(data:,x), url(https://a.example/), url(//b.example) }")]
    [InlineData("p { background: url(\\2f a) } q { background: curl(/a) }", "p { background: url(\\2f a) } q { background: curl(/a) }")]
    [InlineData("p { background: url(/a", "p { background: url(/a")]
    [InlineData("p { background: url('/a", "p { background: url('/a")]
    [InlineData("p { background: url('/a</style>') }", "p { background: url(\"https://acme.atlassian.net/a%3C/style%3E\") }")]
    public void Resolve_Styles_FindsAddressesAsBrowsersDo(string styles, string expected) => StyleAddresses.Resolve(styles, Site).ShouldBe(expected);

    [Theory]
    [InlineData("<iframe src='https://good.example/a?b=1&amp;c' width=1></iframe>",
        $"<iframe sandbox=\"{Embed}\" src=\"https://good.example/a?b=1&amp;c\" {OriginOnly} width=\"1\"></iframe>")]
    [InlineData("<iframe src=//good.example></iframe>", $"<iframe sandbox=\"{Embed}\" src=\"https://good.example/\" {OriginOnly}></iframe>")]
    [InlineData("<iframe src=http://good.example/a></iframe>", $"<iframe sandbox=\"{Embed}\" src=\"https://good.example/a\" {OriginOnly}></iframe>")]
    [InlineData("<iframe sandbox='allow-scripts allow-top-navigation' src=https://good.example></iframe>",
        $"<iframe sandbox=\"allow-scripts\" src=\"https://good.example/\" {OriginOnly}></iframe>")]
    [InlineData("<iframe sandbox src=https://good.example></iframe>", $"<iframe sandbox=\"\" src=\"https://good.example/\" {OriginOnly}></iframe>")]
    [InlineData("<iframe referrerpolicy=unsafe-url></iframe>", $"<iframe sandbox=\"{Embed}\" {OriginOnly}></iframe>")]
    [InlineData("<iframe srcdoc='<b>x' src=https://evil.example></iframe>", $"<iframe sandbox=\"\" {OriginOnly} srcdoc=\"&lt;b&gt;x\"></iframe>")]
    [InlineData("<noscript><p title='</noscript><iframe src=https://good.example>'>",
        $"<noscript><p title='</noscript><iframe sandbox=\"{Embed}\" src=\"https://good.example/\" {OriginOnly}>'>")]
    [InlineData("<svg><style><p><iframe src=https://good.example></iframe>",
        $"<svg><style><p><iframe sandbox=\"{Embed}\" src=\"https://good.example/\" {OriginOnly}></iframe>")]
    public void Prepare_Embed_IsInASandboxThatCannotLeadTheWindowAway(string html, string expected) => Prepare(html).ShouldBe(expected);

    [Theory]
    [InlineData("https://evil.example/a", "https://evil.example")]
    [InlineData("https://good.example@evil.example", "https://evil.example")]
    [InlineData("https://evil.example\\@good.example", "none")]
    [InlineData("https://good.example:8443/", "https://good.example:8443")]
    [InlineData("//evil.example", "https://evil.example")]
    [InlineData("/\\evil.example", "https://evil.example")]
    [InlineData("&Tab;HTTPS://EVIL.example", "https://evil.example")]
    [InlineData("/wiki/x", "https://acme.atlassian.net")]
    [InlineData("javascript:x()", "none")]
    [InlineData("java\nscript:x()", "none")]
    [InlineData("data:text/html,x", "none")]
    [InlineData("about:srcdoc", "none")]
    [InlineData("https://", "none")]
    public void Prepare_EmbedOfAnotherHost_IsASentence(string address, string refused) => Prepare($"<p><iframe src=\"{address}\" onload=x>y</iframe></p>")
        .ShouldBe($"<p><span class=\"um-notice\" role=\"note\">no &lt;{refused}&gt;</span><iframe hidden sandbox=\"\">y</iframe></p>");

    [Fact]
    public void Prepare_SiteUnknown_LeavesAddresses()
    {
        FrameMarkup.Prepare("<a href=/a style='background: url(/b)'><img srcset=/c>", null, Refuse, null, out _)
            .ShouldBe("<a href=/a style='background: url(/b)'><img srcset=/c>");
        SiteAddresses.Create("", "17", "page", "DS").ShouldBeNull();
    }

    [Theory]
    [InlineData("17", "blogpost", "DS", "/pages/viewpage.action?pageId=17")]
    [InlineData("17", "page", "", "/pages/viewpage.action?pageId=17")]
    [InlineData("17", "page", "~a b", "/spaces/~a%20b/pages/17")]
    [InlineData("", "page", "DS", "")]
    public void Page_OfAUse_IsWhatTheSiteShows(string id, string type, string space, string expected) =>
        SiteAddresses.Create("https://acme.atlassian.net/wiki/", id, type, space)!.Page.ShouldBe("https://acme.atlassian.net/wiki" + expected);

    [Fact]
    public void Prepare_SiteAlone_ResolvesBelowIt() =>
        FrameMarkup.Prepare("<a href=x>", SiteAddresses.Create("https://acme.atlassian.net/wiki", "", "", ""), Refuse, null, out _)
            .ShouldBe("<a href=\"https://acme.atlassian.net/wiki/x\">");

    [Theory]
    [InlineData("<a href=a>", 200_000)]
    [InlineData("<img srcset='a,", 1)]
    [InlineData("url(", 200_000)]
    [InlineData("<p style='", 1)]
    [InlineData("<style>@import '", 1)]
    [InlineData("<iframe src=https://evil.example>", 30_000)]
    [InlineData("<div><a href=/a>", 100_000)]
    public void Prepare_HostileText_IsReadWithinTheLimits(string piece, int times)
    {
        var html = string.Concat(Enumerable.Repeat(piece, times));
        var filled = html + string.Concat(Enumerable.Repeat("a , (url(/b /*", 1024 * 1024 / 14));

        foreach (var text in (string[])[html, filled, filled + "'>"])
        {
            var prepared = FrameMarkup.Prepare(text, Site, Refuse, deadline: null, out var excess);

            (prepared is null).ShouldBe(excess is not null);
            excess?.What.ShouldBeOneOf(HtmlMeasure.Depth, HtmlMeasure.OutputLength);
        }
    }

    static string? Prepare(string html) => FrameMarkup.Prepare(html, Site, Refuse, deadline: null, out _);

    static string? Refuse(string? origin) => origin == "https://good.example" ? null : $"no <{origin ?? "none"}>";
}
