using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Velocity;

/// <summary>What is wrong is said in words, at its place.</summary>
public sealed class DiagnosticsTests
{
    [Theory]
    [InlineData("a\n#if($x == 1)\nb", 2, 1, "“#if” is not closed")]
    [InlineData("a\n#foreach($i in $paramT)\n#if(true)\nb#end", 2, 1, "“#foreach” is not closed")]
    [InlineData("a #end", 1, 3, "“#end” has no")]
    [InlineData("a\n  #else", 2, 3, "“#else” has no")]
    [InlineData("#set($a 1)", 1, 1, "needs a “=”")]
    [InlineData("#set(a = 1)", 1, 6, "needs a reference")]
    [InlineData("#set($a = )", 1, 11, "value is missing")]
    [InlineData("#set($a = \"x)", 1, 11, "quote is missing")]
    [InlineData("#set($a = [1, 2)", 1, 11, "closing bracket")]
    [InlineData("#set($a = {\"a\" 1})", 1, 16, "colon is missing")]
    [InlineData("#set($a = word)", 1, 11, "“word” is not a value")]
    [InlineData("#set($a = -$paramT)", 1, 11, "minus sign")]
    [InlineData("#if true x #end", 1, 4, "needs parentheses")]
    [InlineData("#if(true x #end", 1, 10, "closing parenthesis")]
    [InlineData("#foreach($i $paramT)x#end", 1, 1, "needs the word “in”")]
    [InlineData("${paramT x", 1, 1, "closing brace")]
    [InlineData("#if($paramT.trim(1 2))x#end", 1, 20, "comma")]
    [InlineData("#parse(\"x\")", 1, 1, "not available")]
    [InlineData("#include('x') #evaluate($paramT)", 1, 1, "not available")]
    [InlineData("#macro()x#end", 1, 1, "needs a name")]
    [InlineData("#macro(m $x)$x#end#m(word)", 1, 22, "needs quotes")]
    [InlineData("#if($paramT)#else x #elseif($paramT) y#end", 1, 21, "“#end” can follow")]
    [InlineData("a\r\nb $paramT\r\n  #end", 3, 3, "has no")]
    public void Compile_BrokenTemplate_SaysWhereAndWhat(string template, int line, int column, string words)
    {
        var result = Velocities.Compile(template, OutputMarkup.Html, "T");

        result.Template.ShouldBeNull();
        var error = result.Diagnostics.First(diagnostic => diagnostic.IsError);
        error.Message.ShouldContain(words);
        (error.Line, error.Column).ShouldBe((line, column));
    }

    [Fact]
    public void Compile_SeveralFaults_TellsThemAll() =>
        Velocities.Compile("#set($a = )\n#set($b = )\nx\n#set(c = 1)").Diagnostics.Select(diagnostic => diagnostic.Line).ShouldBe([1, 2, 4]);

    [Theory]
    [InlineData("$paramNope", "unknown-parameter", "no parameter “Nope”")]
    [InlineData("$paramtitle", "unknown-parameter", "Did you mean “$paramTitle”?")]
    [InlineData("$nope", "unknown-name", "never gets a value")]
    [InlineData("$spaceManager.getAllSpaces()", "not-in-cloud", "no app read all spaces")]
    [InlineData("$attachmentManager.x()", "unknown-object", "$content.attachments")]
    [InlineData("$action.class.forName('x')", "not-in-cloud", "reflection")]
    [InlineData("$action.getHelper().renderConfluenceMacro('{x}')", "unknown-member", "storage format")]
    [InlineData("$content.nope", "unknown-member", "no “nope”")]
    [InlineData("$req.getParameter('x')", "not-in-cloud", "address of the page")]
    [InlineData("$paramTitle.nope()", "unknown-method", "no method “nope(…)”")]
    [InlineData("$paramTitle.trim(1 2)", "text-parenthesis", "commas between the values")]
    [InlineData("#nomacro($paramTitle)", "unknown-macro", "no macro “nomacro”")]
    [InlineData("<script src='https://cdn.example.com/x.js'></script>", "foreign-asset", "cdn.example.com")]
    [InlineData("<script>AJS.toInit(function(){});</script>", "script-library", "jQuery")]
    [InlineData("<script>window.parent.x()</script>", "not-in-cloud", "page around the macro")]
    [InlineData("<style>#main { color: red }</style>", "not-in-cloud", "page around the macro")]
    [InlineData("<style>#main { color: red }</style><p>x</p>", "page-styles", "no effect")]
    [InlineData("<ac:macro ac:name='x' />", "old-storage", "ac:structured-macro")]
    [InlineData("<p class='aui-lozenge'>x</p>", "style-library", "aui-lozenge")]
    [InlineData("<iframe src='//www.example.com/x'></iframe>", "foreign-asset", "in the site's rules and in the macro's own")]
    [InlineData("<style>@font-face { src: url(https://cdn.example.com/x.woff2) }</style>", "foreign-asset", "cdn.example.com")]
    [InlineData("<style>@import url('//cdn.example.com/x.css');</style>", "foreign-asset", "cdn.example.com")]
    [InlineData("<iframe width=\"1\" src=\"$paramUrl\"></iframe>", "embedded-value", "name each host")]
    [InlineData("<iframe src='https://$!{paramHost}/x'></iframe>", "embedded-value", "the site's rules and the macro's own")]
    [InlineData("<object data='x'></object>", "plug-in", "<iframe>")]
    [InlineData("<img src='/download/x.png' />", "site-asset", "Attach it")]
    [InlineData("<script>x()</script><ac:structured-macro ac:name='x' />", "script-and-storage", "one template cannot hold both")]
    public void Compile_WhatTheCloudDoesNotHave_IsARemarkWithAdvice(string template, string code, string words)
    {
        var result = Velocities.Compile(template, OutputMarkup.Html, "Title");

        result.Template.ShouldNotBeNull();
        result.Diagnostics.ShouldContain(
            diagnostic => diagnostic.Code == code && diagnostic.Message.Contains(words, StringComparison.Ordinal), string.Join('\n', result.Diagnostics));
    }

    [Fact]
    public void Compile_VariableOfScript_HasNoMethodsToBeUnknown() =>
        Velocities.Compile("$el.animate({ opacity: 1 }); $el.on('x', function() {});").Diagnostics.Select(diagnostic => diagnostic.Code).Distinct()
            .ShouldBe(["unknown-name"]);

    [Theory]
    [InlineData("## <script>AJS.x()</script> $nope\n#* <ac:macro> $spaceManager *#<p>$paramTitle</p>")]
    [InlineData("#set($x = 1)$x $!nope \\$nope $paramTitle")]
    [InlineData("#macro(m $a)$a#end#m($paramTitle)#foreach($i in [1..2])$i$velocityCount$foreach.index#end")]
    [InlineData("$paramTitle <a href='#top' style='color:#fff'>$5</a>")]
    [InlineData("$paramTitle <img src='https://pics.example.com/x'><p style='background: url(//pics.example.com/x.png)'>x</p>")]
    public void Compile_WhatIsRight_HasNoRemark(string template) => Velocities.Compile(template, OutputMarkup.Html, "Title").Diagnostics.ShouldBeEmpty();

    [Theory]
    [InlineData("$paramT", false, false)]
    [InlineData("$body", false, true)]
    [InlineData("$content.title $content.id $space.key $renderContext.outputType", false, false)]
    [InlineData("$content.labels", true, false)]
    [InlineData("$content.space.name", true, false)]
    [InlineData("$action.remoteUser.name", true, false)]
    [InlineData("$userAccessor.hasMembership('a', 'b')", true, false)]
    [InlineData("$action.dateFormatter.currentDateTime", true, false)]
    [InlineData("#usernameLink($paramT)", true, false)]
    public void Compile_Template_TellsWhatItsOutputDependsOn(string template, bool isVolatile, bool usesBody)
    {
        var compiled = Velocities.Compile(template, OutputMarkup.Html, "T").Template.ShouldNotBeNull();

        compiled.IsVolatile.ShouldBe(isVolatile);
        compiled.UsesBody.ShouldBe(usesBody);
    }

    [Fact]
    public void Outline_HoldsWhatTheTemplateWritesAtItsPlace()
    {
        const string Template = "## <svg>\n<p>#if($x)a#end</p>#set($h = \"<b>\")";

        var outline = Velocities.Compiled(Template).Outline;

        outline.Length.ShouldBe(Template.Length);
        outline.ShouldNotContain("svg");
        outline.IndexOf("<p>", StringComparison.Ordinal).ShouldBe(Template.IndexOf("<p>", StringComparison.Ordinal));
        outline.IndexOf("<b>", StringComparison.Ordinal).ShouldBe(Template.IndexOf("<b>", StringComparison.Ordinal));
    }
}
