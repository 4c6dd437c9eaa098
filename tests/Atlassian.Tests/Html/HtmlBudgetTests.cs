using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using UserMacro.Atlassian.Html;

namespace UserMacro.Atlassian.Tests.Html;

public sealed class HtmlBudgetTests
{
    /// <summary>Elements that the parser adds of itself: html, head, body; and around cells a table's body and row, and so on.</summary>
    const int Implied = 3, ImpliedByEach = 4;

    static readonly string[] Pieces =
    [
        "<b a=%>", "<i b=%>", "<a href=%>", "<code>", "</b>", "</i>", "</a>", "<p>", "</p>", "<div>", "</div>", "x", "<table>", "<td>", "</td>", "</table>", "<tr>", "<li>", "</li>", "<ul>", "</ul>",
        "<svg>", "</svg>", "<style>", "</style>", "<script>", "</script>", "<!--", "-->", "<!-->", "<![CDATA[", "]]>", "<select>", "</select>", "<option>", "<button>", "</button>", "<applet>", "</applet>",
        "<b c='</b>'>", "<b =\"x>", "<b a=1 =\">", "\"", "'", "<template>", "</template>", "</", "<", ">", "<br>", "</br>", "<nobr>", "<h1>", "</h1>", "<form>", "</form>", "<textarea>", "</textarea>", "<math>", "<mi>", "</math>",
        "<plaintext>", "<noscript>", "</noscript>", "<caption>", "<colgroup>", "<input>", "<frameset>", "<body>", "</body>", "<title>", "</title>", "<a b/>", "<strong", " c=d", "<dd>", "<dt>", "<body a=%>",
    ];

    [Fact]
    public void Allows_EightKilobytesThatBecomeAMillionElements_False()
    {
        var html = new StringBuilder("<p>");
        for (var number = 0; number < 1000; number++)
            html.Append(CultureInfo.InvariantCulture, $"<b a={number}>");
        for (var number = 0; number < 1000; number++)
            html.Append("<p>x");

        HtmlBudget.Allows(html.ToString()).ShouldBeFalse();
    }

    [Fact]
    public void Allows_TooDeep_False() => HtmlBudget.Allows(string.Concat(Enumerable.Repeat("<div>", HtmlBudget.MaxDepth + 1))).ShouldBeFalse();

    [Theory]
    [InlineData("<p><strong>Name</strong>: <a href=\"/x\">value</a></p>", 20_000)]
    [InlineData("<p><b>no end of paragraphs</b>", 20_000)]
    [InlineData("<li><em>item</em>", 20_000)]
    [InlineData("<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg><b>icon</b><style>b > i { }</style>", 50)]
    public void Allows_LongHonestText_True(string piece, int times) => HtmlBudget.Allows(string.Concat(Enumerable.Repeat(piece, times))).ShouldBeTrue();

    [Fact]
    public void CountElements_AnySoupOfTags_IsNeverFewerThanTheParserMakes()
    {
        var random = new Random(11);
        var parser = new HtmlParser();
        for (var round = 0; round < 4000; round++)
        {
            var html = new StringBuilder();
            for (var length = random.Next(1, 60); length > 0; length--)
                html.Append(Pieces[random.Next(Pieces.Length)].Replace("%", random.Next(50).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            var text = html.ToString();
            using var document = parser.ParseDocument(text);

            var made = document.All.Length + document.QuerySelectorAll("template").OfType<AngleSharp.Html.Dom.IHtmlTemplateElement>().Sum(template => template.Content.QuerySelectorAll("*").Length);

            ((long)made).ShouldBeLessThanOrEqualTo(Implied + (ImpliedByEach * HtmlBudget.CountElements(text)), text);
        }
    }

    [Theory]
    [InlineData("<p><b a=1><b a=2><b a=3><b a=4><b a=5><b a=6><b a=7><b a=8></b ></b>")]
    [InlineData("<p><b a=1><b a=2><b a=3><b a=4><b a=5><b a=6><b a=7><b a=8><i c='</i></b></b></b></b></b></b></b></b>'>")]
    [InlineData("<p><b a=1><b a=2><b a=3><b a=4><b a=5><b a=6><b a=7><b a=8><!--</b></b></b></b></b></b></b></b>-->")]
    [InlineData("<p><b a=1><b a=2><b a=3><b a=4><b a=5><b a=6><b a=7><b a=8><script></b></b></b></b></b></b></b></b></script>")]
    [InlineData("<p><b a=1><b a=2><b a=3><b a=4><b a=5><b a=6><b a=7><b a=8><svg><![CDATA[></svg></b></b></b></b></b></b></b></b>]]></svg>")]
    [InlineData("<p><b a=1><b a=2><b a=3><b a=4><b a=5><b a=6><b a=7><b a=8><applet></b></b></b></b></b></b></b></b></applet>")]
    [InlineData("<p><b a=1><b a=2><b a=3><b a=4><b a=5><b a=6><b a=7><b a=8 =\"></b></b></b></b></b></b></b></b>\">")]
    public void CountElements_EndsThatAreNone_CloseNothing(string beginning)
    {
        var html = beginning + string.Concat(Enumerable.Repeat("<p>x", 500));
        using var document = new HtmlParser().ParseDocument(html);

        ((long)document.All.Length).ShouldBeLessThanOrEqualTo(Implied + HtmlBudget.CountElements(html));
    }
}
