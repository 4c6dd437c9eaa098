namespace UserMacro.Templating.Tests.Markup;

public sealed class ScriptValueTests
{
    [Theory]
    [InlineData("var data«v»=1; f_«v»();", "one", "var dataone=1; f_one();")]
    [InlineData("var data«v»=1;", "a-b c", "var dataa_b_c=1;")]
    [InlineData("var data«v»=1;", "=alert(1);", "var data_alert_1__=1;")]
    [InlineData("«v»Data = 1;", "one", "oneData = 1;")]
    [InlineData("var «v» = 1;", "one", "var one = 1;")]
    [InlineData("function «v»() {}", "7 b", "function _7_b() {}")]
    [InlineData("let «v» = 1", "class", "let _class = 1")]
    [InlineData("f(«v»«w»)", "a", "f(aw)")]
    [InlineData("f(«v»«w»)", "", "f(\"w\")")]
    [InlineData("f(«v»)", "", "f(\"\")")]
    [InlineData("f(«v»);", "alert(1)", "f(\"alert\\u00281\\u0029\");")]
    [InlineData("f({ «v»: «w» })", "a b", "f({ \"a\\u0020b\": \"w\" })")]
    [InlineData("x.«v» = 1", "innerHTML", "x.blocked = 1")]
    [InlineData("x = 0.«v»", "75", "x = 0.75")]
    [InlineData("x = {a: .«v»}", "75", "x = {a: .75}")]
    [InlineData("x.«v» = 1", "75", "x.blocked = 1")]
    [InlineData("f(\"a«v»b\", 'c«v»d')", "'\"", "f(\"a\\u0027\\u0022b\", 'c\\u0027\\u0022d')")]
    [InlineData("f(`a«v»b`)", "${x}`", "f(`a\\u0024\\u007bx\\u007d\\u0060b`)")]
    [InlineData("f(`a$«v»{b}`)", "{x", "f(`a$\\u007bx{b}`)")]
    [InlineData("f(`${ «v» }`, «v»)", "a", "f(`${ \"a\" }`, \"a\")")]
    [InlineData("f(`${ {a: `${ 'x«v»' }`} }${ b«v» }«v»`)", "-", "f(`${ {a: `${ 'x\\u002d' }`} }${ b_ }\\u002d`)")]
    [InlineData("f(/«v»/)", "", "f(/(?:)/)")]
    [InlineData("f(/«v»/)", "/;alert(1)//", "f(/\\u002f\\u003balert\\u00281\\u0029\\u002f\\u002f/)")]
    [InlineData("f(/a[«v»]/.test(«v»))", "]", "f(/a[\\u005d]/.test(\"\\u005d\"))")]
    [InlineData("return /'/.test(«v»)", "a", "return /'/.test(\"a\")")]
    [InlineData("x = a /«v»", "", "x = a /\"\"")]
    [InlineData("// «v»\nf(«v»)", "\nalert(1)", "// \\u000aalert\\u00281\\u0029\nf(\"\\u000aalert\\u00281\\u0029\")")]
    [InlineData("/* «v» */", "*/alert(1)", "/* \\u002a\\u002falert\\u00281\\u0029 */")]
    [InlineData("f('it\\\r\ns', «v»)", "a", "f('it\\\r\ns', \"a\")")]
    public void Write_ValueInAScript_IsWrittenForItsPlace(string script, string value, string expected) =>
        ValueCase.Render($"<script>{script}</script>", value).ShouldBe($"<script>{expected}</script>");

    [Theory]
    [InlineData("f(«v»)", "null", "f(null)")]
    [InlineData("f(«v»)", "-12.5", "f(-12.5)")]
    [InlineData("f(«v»)", "true", "f(true)")]
    [InlineData("f(«v»)", "007", "f(\"007\")")]
    [InlineData("[«v»,]", " 29", "[ 29,]")]
    [InlineData("f(3600*«v»)", "+2", "f(3600*+2)")]
    [InlineData("f(«v»)", ".5", "f(.5)")]
    [InlineData("f(«v»)", "1.2.3", "f(\"1\\u002e2\\u002e3\")")]
    [InlineData("f(«v»)", "-", "f(\"\\u002d\")")]
    [InlineData("var x«v» = «v»;", "7", "var x7 = 7;")]
    [InlineData("f(«v»px)", "12", "f(12px)")]
    [InlineData("f(«v»«w»)", "1", "f(12)")]
    [InlineData("f('«v»')", "7", "f('7')")]
    public void Write_NumberOrTruthValueInVelocity_IsOne(string script, string value, string expected) =>
        ValueCase.RenderVelocity($"<script>{script}</script>", value, "2").ShouldBe($"<script>{expected}</script>");

    [Theory]
    [InlineData("<script>var r=/<!--x-->/; f(«v»)</script>«v»", "<script>var r=/<!--x-->/; f(\"a\\u003c\")</script>a&lt;")]
    [InlineData("<script><!--\nf(«v»)\n//--></script>«v»", "<script><!--\nf(\"a\\u003c\")\n//--></script>a&lt;")]
    [InlineData("<script><!-- it's\nf(«v»)\n--> it's\nf(«v»)</script>«v»", "<script><!-- it's\nf(\"a\\u003c\")\n--> it's\nf(\"a\\u003c\")</script>a&lt;")]
    [InlineData("<script><!--<script>f(«v»)</script>f(«v»)--></script>«v»", "<script><!--<script>f(a\\u003c)</script>f(a\\u003c)--></script>a&lt;")]
    [InlineData("<script><!--<script></script></script>«v»", "<script><!--<script></script></script>a&lt;")]
    [InlineData("<script><!--><script></script>«v»", "<script><!--><script></script>a&lt;")]
    [InlineData("<script><!--<scripty></script>«v»", "<script><!--<scripty></script>a&lt;")]
    [InlineData("<script><!--<script--></script>«v»", "<script><!--<script--></script>a&lt;")]
    [InlineData("<script><!--<script>--></script>«v»", "<script><!--<script>--></script>a&lt;")]
    [InlineData("<script><!-<script></script>«v»", "<script><!-<script></script>a&lt;")]
    public void Write_ScriptWithComments_EndsWhereABrowserEndsIt(string template, string expected) =>
        ValueCase.Render(template, "a<").ShouldBe(expected);

    [Theory]
    [InlineData("<a onclick=\"f_«v»(«v», '«v»')\">", "a\"", "<a onclick=\"f_a_(&quot;a\\u0022&quot;, 'a\\u0022')\">")]
    [InlineData("<a onclick=\"«v»Data()\">", "a", "<a onclick=\"aData()\">")]
    [InlineData("<a onclick=f(«v»)>", "a b", "<a onclick=f(&quot;a\\u0020b&quot;)>")]
    [InlineData("<a onclick=«v»>", "alert(1)", "<a onclick=\"&quot;alert\\u00281\\u0029&quot;\">")]
    public void Write_ValueInAHandler_IsWrittenForItsPlace(string template, string value, string expected) =>
        ValueCase.Render(template, value).ShouldBe(expected);
}
