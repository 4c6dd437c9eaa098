using Microsoft.Extensions.Time.Testing;
using UserMacro.Atlassian.Html;
using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Atlassian.Tests.Html;

public sealed class HtmlCleanerTests
{
    const string Site = "https://site.atlassian.net/wiki/";

    [Theory]
    [InlineData("<script>x()</script>", "")]
    [InlineData("<img src=x onerror=x()>", "<img src=\"https://site.atlassian.net/wiki/x\">")]
    [InlineData("<svg><script>x()</script></svg>", "")]
    [InlineData("<iframe src=\"https://evil.example\"></iframe>", "")]
    [InlineData("<a href=\"javascript:x()\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\"data:text/html,x\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\"https:x\">a</a><img src=\"HTTP:/x\"><a href='https:\\x'>b</a>", "<a>a</a><img><a>b</a>")]
    [InlineData("<a href='https:\\\\x'>a</a><p style=\"background: url(https:x)\">b</p>", "<a href=\"https:\\\\x\">a</a><p>b</p>")]
    [InlineData("<form action=\"https://evil.example\"><input name=\"password\"><button>Go</button></form>", "")]
    [InlineData("<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example\">", "")]
    [InlineData("<base href=\"https://evil.example\">", "")]
    [InlineData("<style>* { display: none }</style>", "")]
    [InlineData("<p class=\"a\" data-x=\"1\">b</p>", "<p class=\"a\" data-x=\"1\">b</p>")]
    [InlineData("<table><tbody><tr><td>1</td></tr></tbody></table>", "<table><tbody><tr><td>1</td></tr></tbody></table>")]
    [InlineData("<p>a<!-- b -->c&nbsp;&lt;&copy;</p>", "<p>ac&nbsp;&lt;\u00A9</p>")]
    [InlineData("<pre>\n\nx</pre>", "<pre>\n\nx</pre>")]
    [InlineData("<pre><script></script>\nx</pre>", "<pre>\n\nx</pre>")]
    [InlineData("<pre><svg><g></g></svg>\nx</pre>", "<pre>\n\nx</pre>")]
    [InlineData("<pre><input>\nx</pre>", "<pre>\n\nx</pre>")]
    [InlineData(
        "<a href='/x'>a</a><a href='?y'>b</a><a href='//h/z'>c</a><a href=''>d</a>",
        "<a href=\"https://site.atlassian.net/x\">a</a><a href=\"https://site.atlassian.net/wiki/?y\">b</a>"
            + "<a href=\"https://h/z\">c</a><a href=\"https://site.atlassian.net/wiki/\">d</a>")]
    public void Clean_Html_KeepsOnlyWhatIsHarmless(string html, string expected) => HtmlCleaner.Clean(html, Site).Html.ShouldBe(expected);

    [Theory]
    [InlineData("http://x.example/", "http://x.example/")]
    [InlineData("HTTPS://x.example/", "HTTPS://x.example/")]
    [InlineData(" \u0001https://x.example/a", "https://x.example/a")]
    [InlineData("https://x.example/a \u0001", "https://x.example/a")]
    [InlineData("ht\ntps://x.exam\tple/\r", "https://x.example/")]
    [InlineData("x?a:b", "https://site.atlassian.net/wiki/x?a:b")]
    [InlineData("?a:b", "https://site.atlassian.net/wiki/?a:b")]
    [InlineData("#a:b", "#a:b")]
    [InlineData("\\a:b", "https://site.atlassian.net/a:b")]
    [InlineData("\\\\x.example\\a", "https://x.example/a")]
    [InlineData("x?a\\b", "https://site.atlassian.net/wiki/x?a%5Cb")]
    public void Clean_Address_IsReadAsABrowserReadsIt(string address, string expected) =>
        HtmlCleaner.Clean($"<a href=\"{address}\">a</a>", Site).Html.ShouldBe($"<a href=\"{expected}\">a</a>");

    [Theory]
    [InlineData(16 * 1024, true)]
    [InlineData((16 * 1024) + 1, false)]
    public void Clean_LongAddress_IsKeptUpTo16K(int length, bool isKept)
    {
        var address = "https://x.example/".PadRight(length, 'a');

        HtmlCleaner.Clean($"<a href=\"{address}\">a</a>", Site).Html.ShouldBe(isKept ? $"<a href=\"{address}\">a</a>" : "<a>a</a>");
    }

    [Theory]
    [InlineData("<p>a<p>b", "<p>a</p><p>b</p>")]
    [InlineData("<b><i>x</b>y</i>z", "<b><i>x</i></b><i>y</i>z")]
    [InlineData("<p><b>a<p>b</b>c", "<p><b>a</b></p><p><b>b</b>c</p>")]
    [InlineData("<table>a<tr><td>b", "<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>")]
    [InlineData("<a href=/x>1<a href=/y>2</a>", "<a href=\"https://site.atlassian.net/x\">1</a><a href=\"https://site.atlassian.net/y\">2</a>")]
    [InlineData("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>")]
    [InlineData("<svg><p>a</svg>b", "<p>ab</p>")]
    [InlineData("<div>a</span></p></b>b", "<div>ab</div>")]
    [InlineData("<td>a</td><li>b", "a<li>b</li>")]
    [InlineData("<li>a<p><noscript><li>b", "<li>a<p></p></li><li>b</li>")]
    [InlineData("<ul><li>a<p><select><li>b</ul>", "<ul><li>a<p></p></li><li>b</li></ul>")]
    [InlineData("<dl><dt>a<p><noembed></noembed><noscript><dd>b</dl>", "<dl><dt>a<p></p></dt><dd>b</dd></dl>")]
    public void Clean_BrokenHtml_IsMended(string html, string expected) => HtmlCleaner.Clean(html, Site).Html.ShouldBe(expected);

    /// <summary>Each would run, ask or send something if anything of it came through; the families of the known lists.</summary>
    [Theory]
    [InlineData("<IMG SRC=\"jav&#x09;ascript:alert(1)\">")]
    [InlineData("<a href=\" &#14;  javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"java\nscript:alert(1)\">x</a>")]
    [InlineData("<a href=\"javascript&colon;alert(1)\">x</a>")]
    [InlineData("<a href=\"&Tab;java&NewLine;script&colon;alert(1)\">x</a>")]
    [InlineData("<a href=\"&#106&#97&#118&#97&#115&#99&#114&#105&#112&#116&#58alert(1)\">x</a>")]
    [InlineData("<a href=\"&#0000106avascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"JaVaScRiPt:alert(1)\">x</a>")]
    [InlineData("<a href=\"vbscript:x\">x</a><a href=\"file:///etc/passwd\">x</a><a href=\"blob:https://x/1\">x</a><a href=\"filesystem:x\">x</a>")]
    [InlineData("<a href=\"\\\\evil.example\\x\" ping=\"https://evil.example\">x</a>")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>")]
    [InlineData("<svg><style><img src=x onerror=alert(1)></style></svg>")]
    [InlineData("<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></mglyph></table></mtext></math>")]
    [InlineData("<math><annotation-xml encoding=\"text/html\"><img src onerror=alert(1)></annotation-xml></math>")]
    [InlineData("<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>")]
    [InlineData("<p title=\"</p><script>alert(1)</script>\">x</p>")]
    [InlineData("<template><script>alert(1)</script></template>")]
    [InlineData("<textarea></textarea><script>alert(1)</script></textarea>")]
    [InlineData("<title><img src=x onerror=alert(1)></title>")]
    [InlineData("<xmp><img src=x onerror=alert(1)></xmp><iframe><img src=x onerror=alert(1)></iframe><noembed><img src=x onerror=alert(1)></noembed>")]
    [InlineData("<select><template><script>alert(1)</script></template></select><select><img src=x onerror=alert(1)></select>")]
    [InlineData("<!--><script>alert(1)</script>--><!--><img src=x onerror=alert(1)>")]
    [InlineData("<!-- --!><script>alert(1)</script> -->")]
    [InlineData("<![CDATA[><script>alert(1)</script>]]>")]
    [InlineData("<script\0>alert(1)</script><scr\0ipt>alert(1)</scr\0ipt>")]
    [InlineData("<script/x>alert(1)</script ><script src=//evil.example></script>")]
    [InlineData("<<script>alert(1)//<</script>")]
    [InlineData("<img \"\"\"><script>alert(1)</script>\">")]
    [InlineData("<img src='1' onerror\n=alert(1)><img src=1 /onerror=alert(1)><img/src=1/onerror=alert(1)>")]
    [InlineData("<body onload=alert(1)><frameset onload=alert(1)><html onclick=alert(1)>")]
    [InlineData("<object data=\"javascript:alert(1)\"></object><embed src=\"javascript:alert(1)\"><applet code=x></applet>")]
    [InlineData("<link rel=stylesheet href=\"javascript:alert(1)\"><style>@import 'javascript:alert(1)';</style>")]
    [InlineData("<p style=\"background:url(javascript:alert(1))\">x</p>")]
    [InlineData("<p style=\"background:\\75rl(javascript:alert(1))\">x</p>")]
    [InlineData("<p style=\"width:expression(alert(1))\">x</p><p style=\"width:exp/**/ression(alert(1))\">x</p>"
        + "<p style=\"width:\\65xpression(alert(1))\">x</p>")]
    [InlineData("<p style=\"behavior:url(x.htc);-moz-binding:url(x)\">x</p>")]
    [InlineData("<p style=\"color:red;}*{background:url(javascript:x)\">x</p>")]
    [InlineData("<p style=\"background-image:image-set('javascript:x' 1x);content:src('javascript:x')\">x</p>")]
    [InlineData("<p style=\"@import url(javascript:x);color:'</style><script>alert(1)</script>'\">x</p>")]
    [InlineData("<marquee onstart=alert(1)><video><source onerror=alert(1)></video><details ontoggle=alert(1) open>")]
    [InlineData("<button formaction=\"javascript:alert(1)\">x</button><input onfocus=alert(1) autofocus><isindex action=javascript:alert(1)>")]
    [InlineData("<a href=x style=x onclick=alert(1) srcdoc=\"<script>alert(1)</script>\" background=\"javascript:x\">x</a>")]
    [InlineData("<p data-a\"onclick=alert(1)>x</p><p data-a=\"&quot;><script>alert(1)</script>\">x</p>")]
    [InlineData("<img srcset=\"javascript:alert(1) 1x\" poster=\"javascript:x\" lowsrc=\"javascript:x\" dynsrc=\"javascript:x\">")]
    [InlineData("<table background=\"javascript:alert(1)\"><td background=\"javascript:alert(1)\"></table>")]
    [InlineData("<plaintext><img src=x onerror=alert(1)>")]
    [InlineData("\uFF1Cscript\uFF1Ealert(1)\uFF1C/script\uFF1E<\u0131mg src=x onerror=alert(1)>")]
    public void Clean_KnownAttacks_NothingComesThrough(string html)
    {
        var clean = HtmlCleaner.Clean(html, Site).Html!;

        using var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument("<!doctype html><body>" + clean);
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            CleanNames.Elements.ShouldContain(element.LocalName);
            foreach (var attribute in element.Attributes)
            {
                CleanNames.IsAttribute(attribute.Name).ShouldBeTrue(clean);
                if (CleanNames.Addresses.Contains(attribute.Name))
                {
                    attribute.Value.ShouldStartWith("http", Case.Insensitive);
                }

                if (attribute.Name is "style")
                {
                    attribute.Value.ShouldNotMatch("(?i)javascript|expression|import|binding|behavior|script|[\\\\<>{}@]");
                }
            }
        }

        ParsedTree.Parse(clean).ShouldBe(ParsedTree.Literal(clean));
        HtmlCleaner.Clean(clean, Site).Html.ShouldBe(clean);
    }

    [Theory]
    [InlineData("color: red; width: calc(1px + 2px)", "color: red; width: calc(1px + 2px)")]
    [InlineData("COLOR:Red!important;;", "color: Red!important")]
    [InlineData("font-family: 'A B', c; color: #fff", "font-family: 'A B', c; color: #fff")]
    [InlineData("background: url(x.png) no-repeat", "background: url(\"https://site.atlassian.net/wiki/x.png\") no-repeat")]
    [InlineData("col/**/or: red; /* ; */ width: 1px", "width: 1px")]
    [InlineData("c\\6f lor: r\\65 d", "color: red")]
    [InlineData("content: 'a;b'; height: 2px", "content: 'a;b'; height: 2px")]
    [InlineData("foo: bar; --x: 1; color: var(--x)", "color: var(--x)")]
    [InlineData("color: rgb(0 0 0 / 50%); color: u(1); color: (((", "color: rgb(0 0 0 / 50%)")]
    [InlineData("color: 'x", "")]
    [InlineData("content: 'a&#13;; behavior: url(x); b: '", "")]
    [InlineData("content: 'a&#12;; behavior: url(x); b: '", "")]
    [InlineData("content: 'a&#13;&#10;; color: red; zoom: '", "color: red")]
    [InlineData("content: 'a&#13;; /* ' */ color: red; b: '", "color: red")]
    [InlineData("content: 'a&#12;; /* ' */ color: red; b: '", "color: red")]
    [InlineData("content: url('a&#13;'); width: 1px", "")]
    [InlineData("content: url(a&#13;b); width: 1px", "width: 1px")]
    [InlineData("c\\6f&#13;&#10;lor: red", "color: red")]
    [InlineData("color:&#13;red&#12;!important", "color: red !important")]
    [InlineData("color: a\\3c b", "")]
    public void Clean_Style_KeepsKnownPropertiesAndPlainValues(string style, string expected) =>
        HtmlCleaner.Clean($"<p style=\"{style}\">x</p>", Site).Html.ShouldBe(
            expected.Length == 0 ? "<p>x</p>" : $"<p style=\"{expected.Replace("\"", "&quot;", StringComparison.Ordinal)}\">x</p>");

    [Theory]
    [InlineData("<div>", 30_000, HtmlMeasure.Depth, 256, 30_000)]
    [InlineData("<p></p>", 250_000, HtmlMeasure.Elements, 200_000, 250_000)]
    [InlineData("x", 5_000_000, HtmlMeasure.Length, 4_194_304, 5_000_000)]
    public void Clean_TooMuch_NamesLimitAndMeasure(string piece, int times, HtmlMeasure what, long limit, long actual)
    {
        var cleaned = HtmlCleaner.Clean(string.Concat(Enumerable.Repeat(piece, times)), Site);

        cleaned.Html.ShouldBeNull();
        cleaned.Excess.ShouldBe(new(what, limit, actual));
    }

    [Fact]
    public void Clean_TooManyAttributesOrDeclarations_NamesLimitAndMeasure()
    {
        HtmlCleaner.Clean("<p" + string.Concat(Enumerable.Range(0, 300).Select(number => $" a{number}")) + ">", Site).Excess.ShouldBe(
            new(HtmlMeasure.Attributes, 256, 300));
        HtmlCleaner.Clean("<p style='" + string.Concat(Enumerable.Repeat("color:red;", 300)) + "'>", Site).Excess.ShouldBe(
            new(HtmlMeasure.Declarations, 256, 300));
    }

    [Fact]
    public void Clean_MoreProcessorTimeThanTheLimit_NamesTheLimitAndWhatItTook() =>
        CleanedAfter(passed: 1200, processor: 1100).Excess.ShouldBe(new(HtmlMeasure.Time, 1000, 1100));

    [Fact]
    public void Clean_ThreadThatAnotherKeptFromTheProcessor_IsNotTooLong() => CleanedAfter(passed: 3900, processor: 900).Html.ShouldNotBeNull();

    [Fact]
    public void Clean_FourTimesTheLimitOnTheClock_IsTooLong() =>
        CleanedAfter(passed: 4100, processor: 900).Excess.ShouldBe(new(HtmlMeasure.Time, 1000, 4100));

    /// <summary>Cleans when so many milliseconds of a limit of a second are used up.</summary>
    static CleanedHtml CleanedAfter(int passed, int processor)
    {
        var (limit, time, used) = (TimeSpan.FromSeconds(1), new FakeTimeProvider(), TimeSpan.Zero);
        var deadline = new Deadline(limit, new(limit, time, () => used));
        // Processor time is read from the first look on that comes after 4 ms.
        used = TimeSpan.FromMilliseconds(4);
        time.Advance(TimeSpan.FromMilliseconds(5));
        deadline.HasPassed.ShouldBeFalse();
        time.Advance(TimeSpan.FromMilliseconds(passed - 5));
        used = TimeSpan.FromMilliseconds(processor);
        return HtmlCleaner.Clean(string.Concat(Enumerable.Repeat("<p>x</p>", 2000)), Site, deadline: deadline);
    }

    [Fact]
    public void Clean_FormattingLeftOpen_DoesNotMultiply()
    {
        var html = "<p>" + string.Concat(Enumerable.Range(0, 200).Select(number => $"<b title={number}>")) + string.Concat(Enumerable.Repeat("<p>x", 5000));

        HtmlCleaner.Clean(html, Site).Html!.Length.ShouldBeLessThan(50 * html.Length);
    }
}
