using UserMacro.CommandLine.Tests.Hosting;

namespace UserMacro.CommandLine.Tests.Commands;

public sealed class DiffTests : ToolTests
{
    [Fact]
    public async Task Diff_Pulled_FindsNothing()
    {
        Store("status-box", FakeDefinitions.Full());
        await RunAsync("pull");

        (await RunAsync("diff")).ShouldBe(new(0, "", ""));
    }

    [Fact]
    public async Task Diff_Changed_ShowsWhatAPushWouldChange()
    {
        Store("badge");
        await RunAsync("pull");
        Write("badge/macro.yaml", "# ours\nname: Badge\n");
        Write("badge/template.scriban", "<b>hello</b>\n<i>more</i>");

        var run = await RunAsync("diff");

        run.Exit.ShouldBe(1);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldBe(
            """
            badge/macro.yaml: differs
                 1 - name: badge
                 1 + name: Badge
                 2   body: none
                 3   output: framed
                 4   layout: block
            badge/template.scriban: differs
                 1   <b>hello</b>
                 2 + <i>more</i> (no line end)

            """);
    }

    [Fact]
    public async Task Diff_OnlyLineEndsDiffer_ShowsThem()
    {
        Store("badge");
        await RunAsync("pull");
        Write("badge/template.scriban", "<b>hello</b>\r\n");

        var run = await RunAsync("diff");

        run.Exit.ShouldBe(1);
        run.Output.ShouldEndWith("     1 - <b>hello</b>\n     1 + <b>hello</b>␍\n");
    }

    [Fact]
    public async Task Diff_NewMacro_IsAllAdded()
    {
        WriteMacro("badge", "one\n");

        var run = await RunAsync("diff");

        run.Exit.ShouldBe(1);
        run.Output.ShouldEndWith("badge/template.scriban: only here\n     1 + one\n");
    }

    [Fact]
    public async Task Diff_Published_ComparesWithWhatPagesSee()
    {
        var macro = Store("badge");
        macro.Publish("first");
        macro.Save(definition => definition["template"] = "draft");
        WriteMacro("badge", "<b>hello</b>\n");

        (await RunAsync("diff", "--published")).Exit.ShouldBe(0);
        (await RunAsync("diff")).Exit.ShouldBe(1);
    }

    [Fact]
    public async Task Diff_BrokenFiles_TellsAndGoesOn()
    {
        Write("a/macro.yaml", "name: a\nbody: wobbly\n");
        Store("b");
        WriteMacro("b", "mine\n");

        var run = await RunAsync("diff");

        run.Exit.ShouldBe(1);
        run.Output.ShouldContain("a/macro.yaml:2:7: error wrong-value: body must be one of none, escaped, unrendered, rendered.");
        run.Output.ShouldContain("+ mine");
    }

    [Fact]
    public async Task Diff_OnATerminal_IsColouredUnlessTheUserWantsNone()
    {
        WriteMacro("badge");

        (await RunAsync(isTerminal: true, "diff")).Output.ShouldContain("\u001b[");
        (await RunAsync(isTerminal: false, "diff")).Output.ShouldNotContain("\u001b[");
        Variables["NO_COLOR"] = "1";
        (await RunAsync(isTerminal: true, "diff")).Output.ShouldNotContain("\u001b[");
    }

    [Fact]
    public async Task Diff_TextFullOfEscapes_ReachesNoTerminal()
    {
        WriteMacro("badge", "\u001b]0;owned\u0007 \u202e [red]x[/] \u009b1A\n");

        var run = await RunAsync("diff");

        run.Output.ShouldEndWith("     1 + ␛]0;owned␇ \ufffd [red]x[/] \ufffd1A\n");
    }

    [Fact]
    public async Task Diff_LineThatLooksLikeACommandOfCi_DoesNotBeginALine()
    {
        WriteMacro("badge", "::add-mask::x\n");

        (await RunAsync("diff")).Output.Split('\n').ShouldNotContain(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal));
    }
}
