using System.Globalization;
using System.Text.RegularExpressions;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Velocity;

/// <summary>What nests is limited by one depth, whatever nests in which; a chain is not.</summary>
public sealed partial class DepthTests
{
    public static TheoryData<string, string, string, string> Nestings => new()
    {
        { "#set($a = ", "(", "1", ")" },
        { "#set($a = ", "[", "1", "]" },
        { "#set($a = ", "{1: ", "1", "}" },
        { "#if(", "!(", "true", ")" },
        { "", "#if(true)", "x", "#end" },
        { "", "#foreach($i in [1])", "x", "#end" },
        { "", "#define($d)", "x", "#end" },
        { "#set($a = [0])", "$a[", "0", "]" },
        { "#set($a = '')", "$a.concat(", "'x'", ")" },
        { "#macro(w)$bodyContent#end", "#@w()", "x", "#end" },
    };

    [Theory]
    [MemberData(nameof(Nestings))]
    public void Compile_NestedByTheThousand_TellsLimitDepthAndPlace(string head, string open, string middle, string close)
    {
        var text = $"\n  {Nested(head, open, middle, close, 1_000)}";

        var error = Velocities.Compile(text).Diagnostics.First(diagnostic => diagnostic.IsError);

        error.Message.ShouldContain("the limit is 250 levels");
        int.Parse(Depth().Match(error.Message).Groups["depth"].Value, CultureInfo.InvariantCulture).ShouldBeInRange(1_000, 1_010);
        error.Line.ShouldBe(2);
        error.Column.ShouldBeInRange(2 + head.Length + (240 * open.Length), 2 + head.Length + (252 * open.Length));
    }

    [Theory]
    [MemberData(nameof(Nestings))]
    public void Render_NestedByTwoHundred_RunsToItsEnd(string head, string open, string middle, string close) =>
        Velocities.Compile(Nested(head, open, middle, close, 200)).Template.ShouldNotBeNull()
            .Render(Velocities.Input, RenderLimits.Default with { Time = TimeSpan.FromMinutes(1) }, CancellationToken.None)
            .ShouldSatisfyAllConditions(result => (result is TemplateOutput or TemplateStop { Reason: StopReason.Depth }).ShouldBeTrue());

    [Theory]
    [InlineData("1 - 2 - 3", "-4")]
    [InlineData("2 * 3 + 4 * 5 - 6 / 2", "23")]
    [InlineData("100 / 5 / 2 % 7", "3")]
    [InlineData("'a' + 1 + 2", "a12")]
    [InlineData("1 + 2 + 'a'", "3a")]
    [InlineData("'a' + $nope + 'b'", "a$nopeb")]
    [InlineData("1 + $nope + 'b' + 'c'", "1 + $nopebc")]
    [InlineData("(1 - 'x') + 'y'", "1 - 'x'y")]
    [InlineData("!true", "false")]
    [InlineData("!!true", "true")]
    [InlineData("not !not true", "false")]
    [InlineData("1 < 2 == true", "true")]
    [InlineData("1 + 1 == 2 && 3 > 2 || false", "true")]
    [InlineData("false && false || true", "true")]
    [InlineData("true || false && false", "true")]
    [InlineData("1 == 1 != false", "true")]
    public void Render_ChainOfOperators_IsTakenFromTheLeft(string expression, string expected) =>
        Velocities.Render($"#set($a = {expression})$a").ShouldBe(expected);

    [Theory]
    [InlineData("+ 1", "20001")]
    [InlineData("* 1", "1")]
    [InlineData("- 1", "-19999")]
    public void Render_ChainOfThousands_RunsToItsEnd(string link, string expected) =>
        Velocities.Render($"#set($a = 1{string.Concat(Enumerable.Repeat(link, 20_000))})$a").ShouldBe(expected);

    [Theory]
    [InlineData("#set($m = {'a': 1})#foreach($e in $m.entrySet())#set($k = {$e: 'x'})#end#foreach($e in $m.entrySet())$k.get($e)#end", "x")]
    [InlineData(
        "#set($m = {'a': 1})#set($n = {'a': 2})#foreach($e in $m.entrySet())#foreach($f in $n.entrySet())"
            + "#set($l = [$e])$l.contains($f) $l.contains($e)#end#end",
        "false true")]
    [InlineData(
        "#set($m = {'a': $paramTitle})#set($n = {'a': 'Hello'})#foreach($e in $m.entrySet())#foreach($f in $n.entrySet())"
            + "#set($l = [$e])$l.contains($f)#end#end",
        "true")]
    [InlineData("#set($m = {'a': 1})#foreach($e in $m.entrySet())$e#end", "a=1")]
    public void Render_Entries_AreTheSameByKeyAndValue(string template, string expected) => Velocities.Render(template).ShouldBe(expected);

    [Fact]
    public void Render_EntriesInOneAnother_AreADepth() =>
        Velocities.Stop("#set($e = 1)#foreach($i in [1..100])#set($m = {$e: 1})#foreach($x in $m.entrySet())#set($e = $x)#end#end$e")
            .Reason.ShouldBe(StopReason.Depth);

    [Fact]
    public void Render_ManyParameters_AreAllFound()
    {
        var names = Enumerable.Range(0, 40).Select(number => $"$p{number}").ToList();

        Velocities.Render($"#macro(m {string.Join(' ', names)}){string.Join(',', names)}#end#m({string.Join(' ', Enumerable.Range(0, 40))})")
            .ShouldBe(string.Join(',', Enumerable.Range(0, 40)));
    }

    [Fact]
    public void Compile_MacrosInWhatIsText_AreDefinedOnce() =>
        Velocities.Render("#macro(m)x#end#nothing(\"#macro(m)y#end\" [ #m()").ShouldBe("#nothing(\"\" [ y");

    static string Nested(string head, string open, string middle, string close, int depth) =>
        head + string.Concat(Enumerable.Repeat(open, depth)) + middle + string.Concat(Enumerable.Repeat(close, depth))
            + (head.Contains('=', StringComparison.Ordinal) && !head.EndsWith(')')
                ? ")"
                : head.EndsWith("if(", StringComparison.Ordinal) ? ")x#end" : "");

    [GeneratedRegex("nested (?<depth>[0-9]+) levels deep", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Depth();
}
