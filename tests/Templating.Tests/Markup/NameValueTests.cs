using System.Xml.Linq;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Markup;

public sealed class NameValueTests
{
    [Theory]
    [InlineData("<«v»>x</«v»>", "h2", "<h2>x</h2>")]
    [InlineData("<«v» class=\"a\">x</«v»>", "SECTION", "<SECTION class=\"a\">x</SECTION>")]
    [InlineData("<h«v»>x</h«v»>«v»", "3", "<h3>x</h3>3")]
    [InlineData("<«v»1>x</«v»1>", "h", "<h1>x</h1>")]
    [InlineData("<«v»«w»>x</«v»«w»>", "t", "<tr>x</tr>")]
    [InlineData("<«v»>x</«v»>«v»", "script", "<span>x</span>script")]
    [InlineData("<«v»pt>x</«v»pt>", "scri", "<span>x</span>")]
    [InlineData("<h«v»>x</h«v»>", "1 onclick=alert(1)", "<span>x</span>")]
    [InlineData("<«v»/>x", "img src=x", "<span/>x")]
    [InlineData("<«v» title=\"«v»\">x", "", "<span title=\"\">x")]
    [InlineData("a<«v»", "iframe", "a<span")]
    [InlineData("a</«v»", "b", "a</b")]
    public void Write_TagNameFromAValue_IsOneOfAFixedSet(string template, string value, string expected) =>
        ValueCase.Render(template, value, "r").ShouldBe(expected);

    [Theory]
    [InlineData("<input «v»>", "checked", "<input checked>")]
    [InlineData("<input «v»/>", "onfocus=alert(1)", "<input />")]
    [InlineData("<p «v»>", "", "<p >")]
    [InlineData("<p a=\"b\" «v» c>", "x y", "<p a=\"b\"  c>")]
    [InlineData("<td «v»=\"«w»\">", "width", "<td width=\"5\">")]
    [InlineData("<td «v»=\"«w»\">", "onclick", "<td data-blocked=\"5\">")]
    [InlineData("<td «v» = \"«w»\">", "align", "<td align = \"5\">")]
    [InlineData("<td on«v»=\"f()\">", "click", "<td data-blocked=\"f()\">")]
    [InlineData("<td «v»click=\"f()\">", "on", "<td data-blocked=\"f()\">")]
    [InlineData("<td «v»=\"f()\">", "style", "<td data-blocked=\"f()\">")]
    [InlineData("<td aria-«v»=\"«w»\">", "label", "<td aria-label=\"5\">")]
    [InlineData("<a «v»=\"javascript:«w»\">", "href", "<a data-blocked=\"javascript:5\">")]
    [InlineData("<p «v»", "onclick", "<p ")]
    public void Write_AttributeNameFromAValue_IsOneOfAFixedSet(string template, string value, string expected) =>
        ValueCase.Render(template, value, "5").ShouldBe(expected);

    [Theory]
    [InlineData("<p class=«v»>", "a b", "<p class=\"a b\">")]
    [InlineData("<p class=«v»>", "", "<p class=\"\">")]
    [InlineData("<p class=«v» id=x>", "a\"b", "<p class=\"a&quot;b\" id=x>")]
    [InlineData("<p class=«v»px>", "", "<p class=\"px\">")]
    [InlineData("<p class=«v»a\"b>", "x", "<p class=\"xa&quot;b\">")]
    [InlineData("<p class=«v»«w»\nid=x>", "x", "<p class=\"x5\"\nid=x>")]
    [InlineData("<p class=a«v»b>", "x y>", "<p class=ax&#32;y&gt;b>")]
    [InlineData("<p class=«v»", "x", "<p class=\"x\"")]
    [InlineData("<a href=«v»>", "javascript:x", "<a href=\"#blocked\">")]
    [InlineData("<a href=«v»:x>", "javascript", "<a href=\"#blocked:x\">")]
    [InlineData("<a href=/«v»/«w»>", "a b", "<a href=/a&#32;b/5>")]
    [InlineData("<a href=java«v»:x>", "script", "<a href=java#blocked:x>")]
    [InlineData("<p style=color:«v»;top:0>", "red;x", "<p style=color:blocked;top:0>")]
    [InlineData("<img src=«v»/>", "a.png", "<img src=\"a.png/\">")]
    public void Write_UnquotedValue_StaysOneValue(string template, string value, string expected) =>
        ValueCase.Render(template, value, "5").ShouldBe(expected);

    [Theory]
    [InlineData("<a href=\"«v»:«w»\">", "tel", "<a href=\"tel:5\">")]
    [InlineData("<a href=\"«v»:«w»\">", "sms", "<a href=\"sms:5\">")]
    [InlineData("<a href=\"«v»://x.test\">", "ftp", "<a href=\"ftp://x.test\">")]
    [InlineData("<a href=\"«v»:«w»\">«v»", "javascript", "<a href=\"#blocked:5\">javascript")]
    [InlineData("<a href=\"«v»:alert(1)\">", "javascript", "<a href=\"#blocked:alert(1)\">")]
    [InlineData("<a href=\"«v»&colon;alert(1)\">", "javascript", "<a href=\"#blocked&colon;alert(1)\">")]
    [InlineData("<a href=\"java«v»:alert(1)\">", "script", "<a href=\"java#blocked:alert(1)\">")]
    [InlineData("<a href=\"«v»«w»:x\">", "x-", "<a href=\"#blocked:x\">")]
    [InlineData("<img srcset=\"/a 1x, «v»:x 2x, «w»\">", "javascript", "<img srcset=\"/a 1x, #blocked:x 2x, 5\">")]
    [InlineData("<a href='«v»'>", "tel:5", "<a href='tel:5'>")]
    public void Write_AddressOfParts_IsJudgedAsAWhole(string template, string value, string expected) =>
        ValueCase.Render(template, value, "5").ShouldBe(expected);

    [Theory]
    [InlineData("<!-- «v» -->x", "a", "<!-- a -->x")]
    [InlineData("<!-- «v» -->x", "--><b>", "<!-- - -&gt;&lt;b&gt; -->x")]
    [InlineData("<!--«v»-->x", "-", "<!-- - -->x")]
    [InlineData("<!--«v»>«w»-->x", "-", "<!-- - >5-->x")]
    [InlineData("<!-- a-«v»->-->x", "-", "<!-- a- - ->-->x")]
    [InlineData("<!-- «v»> -->«v»", "--!", "<!-- - -!> -->--!")]
    public void Write_ValueInAComment_StaysInIt(string template, string value, string expected)
    {
        ValueCase.Render(template, value, "5").ShouldBe(expected);
        XElement.Parse($"<r>{ValueCase.Render(template, value, "5", OutputMarkup.Storage)}</r>").Elements().ShouldBeEmpty();
    }
}
