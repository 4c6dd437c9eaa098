using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Velocity;

/// <summary>What the author wrote is written as it is, everything else escaped for its place: also after it has gone through variables and methods.</summary>
public sealed class EscapeTests
{
    const string Evil = "\"><script>alert(1)</script>";

    [Theory]
    [InlineData("<p>$paramX</p>", "<p>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("<p class=\"a $paramX\">x</p>", "<p class=\"a &quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">x</p>")]
    [InlineData("#set($h = \"<b>$paramX</b>\")$h", "<b>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</b>")]
    [InlineData("#set($h = '<b>' + $paramX + '</b>')$h", "<b>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</b>")]
    [InlineData("#set($a = \"class=\"\"$paramX\"\"\")<p $a>x</p>", "<p class=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">x</p>")]
    [InlineData("#set($s = 'a,b')#set($l = [$paramX])$l", "[&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;]")]
    [InlineData("#macro(m $v)<i>$v</i>#end#m($paramX)", "<i>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</i>")]
    [InlineData("#define($d)<i>$paramX</i>#end$d", "<i>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</i>")]
    [InlineData("#set($m = {\"k\": $paramX})$m.k", "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("#set($t = '<b>NAME</b>')$t.replace('NAME', $paramX)", "<b>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</b>")]
    [InlineData("#set($t = '<b>1</b>')$t.replaceAll('[0-9]', $paramX.substring(0, 2))", "<b>&quot;&gt;</b>")]
    [InlineData("#foreach($p in $paramX.split('>'))$p|#end", "&quot;|&lt;script|alert(1)&lt;/script|")]
    [InlineData("$paramX.toUpperCase().substring(2, 10)", "&lt;SCRIPT&gt;")]
    [InlineData("#set($t = \"<b>$paramX</b>\")$t.substring(0, 4)", "<b>&quot;")]
    [InlineData("#set($t = \"<b>$paramX</b>\")$t.toLowerCase().trim()", "<b>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</b>")]
    public void Render_HostileValue_StaysAValue(string template, string expected) => Render(template).ShouldBe(expected);

    [Theory]
    [InlineData("<a href=\"$paramX\">x</a>", "javascript:alert(1)", "<a href=\"#blocked\">x</a>")]
    [InlineData("#set($u = \"$paramX\")<a href=\"$u\">x</a>", "javascript:alert(1)", "<a href=\"#blocked\">x</a>")]
    [InlineData("#set($a = \"href='$paramX'\")<a $a>x</a>", "javascript:alert(1)", "<a href='#blocked'>x</a>")]
    [InlineData("<p style=\"color: $paramX\">x</p>", "red; background: url(x)", "<p style=\"color: blocked\">x</p>")]
    [InlineData("<script>var a = \"$paramX\";</script>", "</script><b>", "<script>var a = \"\\u003c\\u002fscript\\u003e\\u003cb\\u003e\";</script>")]
    [InlineData("<script>var a = $paramX;</script>", "alert(1)", "<script>var a = \"alert\\u00281\\u0029\";</script>")]
    [InlineData("<script>var a = $paramX;</script>", "12.5", "<script>var a = 12.5;</script>")]
    [InlineData("<script>var a = $paramX;</script>", "true", "<script>var a = true;</script>")]
    [InlineData("<script>var a = $paramX;</script>", "1-1", "<script>var a = \"1\\u002d1\";</script>")]
    [InlineData("<script>var a = $jsonator.convert($paramX);</script>", "it's", "<script>var a = \"it\\u0027s\";</script>")]
    [InlineData("<p>$webwork.htmlEncode($paramX)</p>", "<b>", "<p>&lt;b&gt;</p>")]
    [InlineData("<p title=\"$htmlUtil.htmlEncode($paramX)\">x</p>", "<b>", "<p title=\"&lt;b&gt;\">x</p>")]
    [InlineData("#set($h = \"<b>$htmlUtil.htmlEncode($paramX)</b>\")$h", "<b>", "<b>&lt;b&gt;</b>")]
    public void Render_Value_IsWrittenForItsPlace(string template, string value, string expected) => Render(template, value).ShouldBe(expected);

    [Theory]
    [InlineData("<div>$body</div>", "<div><em>b</em></div>")]
    [InlineData("#set($b = $body.replace('b', 'c'))$b", "<em>c</em>")]
    [InlineData("#set($b = \"<div>$body</div>\")$b", "<div><em>b</em></div>")]
    [InlineData("<p title=\"$body\">x</p>", "<p title=\"&lt;em&gt;b&lt;/em&gt;\">x</p>")]
    [InlineData("#set($b = $body.replace('b', $paramX))$b", "<em>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</em>")]
    [InlineData("#set($a = \"title='$body'\")<p $a>x</p>", "<p title='&lt;em&gt;b&lt;/em&gt;'>x</p>")]
    public void Render_RenderedBody_IsMarkupBetweenTagsOnly(string template, string expected) =>
        Velocities.Render(template, With(Evil) with { Body = "<em>b</em>", BodyIsMarkup = true }).ShouldBe(expected);

    [Fact]
    public void Render_PlainBody_IsAValue() =>
        Velocities.Render("$body.replace('x', '<br/>')", With("") with { Body = "<b>x" }).ShouldBe("&lt;b&gt;<br/>");

    [Theory]
    [InlineData("<!$paramX>")]
    [InlineData("<xmp>$paramX</xmp>")]
    [InlineData("<base href=\"$paramX\">")]
    [InlineData("<iframe srcdoc=$paramX></iframe>")]
    public void Compile_ValueWhereNoneIsSafe_IsAnErrorAtItsPlace(string template)
    {
        var result = Velocities.Compile("\n" + template, OutputMarkup.Html, "X");

        result.Template.ShouldBeNull();
        var error = result.Diagnostics.ShouldHaveSingleItem();
        error.Code.ShouldBe("unsafe-place");
        (error.Line, error.Column).ShouldBe((2, template.IndexOf('$', StringComparison.Ordinal) + 1));
    }

    [Fact]
    public void Render_VariableWithAValueInAnUnsafePlace_EndsTheRun()
    {
        var stop = Velocities.Stop("#set($a = $paramX)<xmp>$a</xmp>", With("onclick=x()"));

        stop.Reason.ShouldBe(StopReason.TemplateError);
        stop.Diagnostic.Code.ShouldBe("unsafe-place");
        (stop.Diagnostic.Line, stop.Diagnostic.Column).ShouldBe((1, 24));
    }

    static string Render(string template, string value = Evil) => Velocities.Render(template, With(value));

    static TemplateInput With(string value) => Velocities.Input with { Parameters = new Dictionary<string, object>(StringComparer.Ordinal) { ["X"] = value } };
}
