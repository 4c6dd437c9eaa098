namespace UserMacro.Templating.Tests.Markup;

public sealed class StyleValueTests
{
    [Theory]
    [InlineData("<style>.a{color:«v»}</style>", "#ff0000", "<style>.a{color:#ff0000}</style>")]
    [InlineData("<style>.a{color:«v»}</style>", "rgb(1, 2, 3)", "<style>.a{color:rgb(1, 2, 3)}</style>")]
    [InlineData("<style>.a{width:«v»}</style>", "calc((100% - 2px) / 3)", "<style>.a{width:calc((100% - 2px) / 3)}</style>")]
    [InlineData("<style>#id«v»{width:«w»}</style>", "7", "<style>#id7{width:w}</style>")]
    [InlineData("<style>.a{font-size:«v»px}</style>", "12", "<style>.a{font-size:12px}</style>")]
    [InlineData("<style>«v»{display:none}</style>", ".a > h1", "<style>.a > h1{display:none}</style>")]
    [InlineData("<style>@media (max-width: «v») { a { b: c } }</style>", "600px", "<style>@media (max-width: 600px) { a { b: c } }</style>")]
    [InlineData("<style>.a{content:\"«v»\"}</style>", "a \"b\" </style>", "<style>.a{content:\"a \\22 b\\22  \\3c /style\\3e \"}</style>")]
    [InlineData("<style>.a{content:'«v»'}</style>", "x\ny\\", "<style>.a{content:'x\\a y\\5c '}</style>")]
    [InlineData("<style>.a{background:url(«v»)}</style>", "https://x.test/a b.png?c=(1)",
        "<style>.a{background:url(https://x.test/a%20b.png?c=%281%29)}</style>")]
    [InlineData("<style>.a{background:url('«v»')}</style>", "/x/é'.png", "<style>.a{background:url('/x/%C3%A9%27.png')}</style>")]
    [InlineData("<style>.a{background:URL( \"«v»\" )}</style>", "javascript:x", "<style>.a{background:URL( \"blocked\" )}</style>")]
    [InlineData("<style>.a{background:url(«v»)}</style>", "data:image/svg+xml,x", "<style>.a{background:url(blocked)}</style>")]
    [InlineData("<style>.a{background:url(«v»:x)}</style>", "javascript", "<style>.a{background:url(blocked:x)}</style>")]
    [InlineData("<style>.a{background:url(/«v»)}</style>", "a:b", "<style>.a{background:url(/a:b)}</style>")]
    [InlineData("<style>/* «v» */</style>", "*/ a{}", "<style>/* __ a{} */</style>")]
    [InlineData("<style>/* it's */.a{color:«v»}</style>", "red", "<style>/* it's */.a{color:red}</style>")]
    [InlineData("<style>a{content:'\\\r\n';color:«v»}</style>", "red;x", "<style>a{content:'\\\r\n';color:blocked}</style>")]
    [InlineData("<style><!-- .a{color:«v»} --></style>", "red", "<style><!-- .a{color:red} --></style>")]
    [InlineData("<style>.a{width:calc(2«v»3)}</style>", "*", "<style>.a{width:calc(2blocked3)}</style>")]
    [InlineData("<p style=\"color:«v»\">x</p>", "rgba(1,2,3,.5)", "<p style=\"color:rgba(1,2,3,.5)\">x</p>")]
    [InlineData("<p style=\"background:url('«v»')\">x</p>", "https://x.test/a&b", "<p style=\"background:url('https://x.test/a&amp;b')\">x</p>")]
    [InlineData("<p style=\"background:url(«v»:x)\">x</p>", "javascript", "<p style=\"background:url(blocked:x)\">x</p>")]
    [InlineData("<p style=\"font:'«v»'\">x</p>", "a'b", "<p style=\"font:'a\\27 b'\">x</p>")]
    public void Write_ValueInCss_IsFilteredForItsPlace(string template, string value, string expected) =>
        ValueCase.Render(template, value).ShouldBe(expected);

    [Theory]
    [InlineData("red;x")]
    [InlineData("red}a{b:c")]
    [InlineData("</style><script>")]
    [InlineData("url(//x.test)")]
    [InlineData("expression(alert(1))")]
    [InlineData("rgb(1")]
    [InlineData("1)")]
    [InlineData("[")]
    [InlineData("a]")]
    [InlineData("'")]
    [InlineData("\\3c")]
    [InlineData("/*")]
    [InlineData("a/")]
    [InlineData("*")]
    [InlineData("calc(1px /* 2)")]
    [InlineData("@import")]
    [InlineData("a:b")]
    public void Write_UnsafeValueInCss_IsBlocked(string value)
    {
        ValueCase.Render("<style>.a{color:«v»}</style>", value).ShouldBe("<style>.a{color:blocked}</style>");
        ValueCase.Render("<style>«v»{color:red}</style>", value).ShouldBe("<style>blocked{color:red}</style>");
        ValueCase.Render("<style>@media «v» {}</style>", value).ShouldBe("<style>@media blocked {}</style>");
        ValueCase.Render("<style>.a{ «v» }</style>", value).ShouldBe("<style>.a{ blocked }</style>");
        ValueCase.Render("<p style=\"color:«v»\">x</p>", value).ShouldBe("<p style=\"color:blocked\">x</p>");
    }

    [Theory]
    [InlineData("<style>@import '«v»';</style>", "<style>@import 'blocked';</style>")]
    [InlineData("<style>@import url(«v»);</style>", "<style>@import url(blocked);</style>")]
    [InlineData("<style>@import url(\"«v»\");</style>", "<style>@import url(\"blocked\");</style>")]
    public void Write_AddressOfAStyleSheet_IsBlocked(string template, string expected) =>
        ValueCase.Render(template, "//x.test/a.css").ShouldBe(expected);
}
