using UserMacro.Atlassian.DataCenter;
using UserMacro.Atlassian.DataCenter.Headers;

namespace UserMacro.Atlassian.Tests.DataCenter;

/// <summary>Headers as they really are.</summary>
public sealed class HeaderReaderTests
{
    [Fact]
    public void Read_WholeDefinition_GivesEveryAttribute()
    {
        var parameter =
            HeaderReader.Read(
                "## @param Colour:title=Border colour|type=enum|desc=Pick one|required=true|multiple=true|default=Dark red|enumValues=Dark red, green "
                + ",blue").Parameters.ShouldHaveSingleItem();

        parameter.ShouldBe(new UserMacroParameter
        {
            Name = "Colour", Title = "Border colour", Type = "enum", Description = "Pick one", Required = true, Multiple = true, Default = "Dark red",
            Values = parameter.Values,
        });
        parameter.Values.ShouldBe(["Dark red", "green", "blue"]);
    }

    [Theory]
    [InlineData("## @param foo", "foo", "", "string", "")]
    [InlineData("## @param 0:title=First", "0", "First", "string", "")]
    [InlineData("##@param foo:type=boolean", "foo", "", "boolean", "")]
    [InlineData("##   @param   foo : title= Event Title |type= INT ", "foo", "Event Title", "int", "")]
    [InlineData("## @param foo|title=T|type=date", "foo", "T", "date", "")]
    [InlineData("## @param foo:title=T|default=", "foo", "T", "string", "")]
    [InlineData("## @param foo:title=T|default=#b00020\r", "foo", "T", "string", "#b00020")]
    [InlineData("  ### @param foo:title=A: b=c", "foo", "A: b=c", "string", "")]
    public void Read_OddDefinition_IsUnderstood(string line, string name, string title, string type, string value)
    {
        var parameter = HeaderReader.Read($"<p>x</p>\n{line}\n$paramfoo").Parameters.ShouldHaveSingleItem();

        (parameter.Name, parameter.Title, parameter.Type, parameter.Default).ShouldBe((name, title, type, value));
    }

    [Fact]
    public void Read_HelpTextWithEverySign_KeepsIt() =>
        HeaderReader.Read("## @param u:title=U|type=string|desc=See <a href=\"https://x.y?a=b&c=d\">this</a>: a|b=c ").Parameters[0].Description
            .ShouldBe("See <a href=\"https://x.y?a=b&c=d\">this</a>: a|b=c");

    [Theory]
    [InlineData("## @param a:required=truel", true)]
    [InlineData("## @param a:required=TRUE", true)]
    [InlineData("## @param a:required=maybe", false)]
    [InlineData("## @param a:required=", false)]
    public void Read_Flag_IsReadAsItIsMeant(string line, bool expected) => HeaderReader.Read(line).Parameters[0].Required.ShouldBe(expected);

    [Theory]
    [InlineData("## @param a:required=truel", "neither true nor false")]
    [InlineData("## @param a|title=T", "in place of")]
    [InlineData("## @param a\n## @param a", "defined twice")]
    [InlineData("## @param a b:title=T", "cannot be the name")]
    [InlineData("## @param :title=T", "names no parameter")]
    [InlineData("## @param a:nonsense", "no attribute")]
    [InlineData("## @param a:title=x|title=y", "given twice")]
    public void Read_WhatDoesNotKeepToTheGrammar_IsRemarked(string header, string words) =>
        HeaderReader.Read(header).Remarks.ShouldHaveSingleItem().Message.ShouldContain(words);

    [Fact]
    public void Read_NoParameters_EmptiesTheListAndEndsIt()
    {
        var header = HeaderReader.Read("## @param a:title=A\n## @noparams\n## @param b:title=B");

        header.HasNoParameters.ShouldBeTrue();
        header.Parameters.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("## Body processing: Rendered", UserMacroBody.Rendered)]
    [InlineData("## Body processing: Unrendered", UserMacroBody.Unrendered)]
    [InlineData("## Body processing: Escaped", UserMacroBody.Escaped)]
    [InlineData("## Body processing: No macro body", UserMacroBody.None)]
    [InlineData("## Macro has a body: N", UserMacroBody.None)]
    [InlineData("## Macro has a body: Nicht gerendert\n## Body processing: Selected body processing option", UserMacroBody.Unrendered)]
    [InlineData("## Macro has a body: Y", null)]
    [InlineData("## Macro has a body: Y or N (N)", null)]
    [InlineData("#*\n  Macro title: Box\n  Body processing: Rendered\n*#", UserMacroBody.Rendered)]
    public void Read_Claim_TellsOfTheBody(string header, UserMacroBody? expected) => HeaderReader.Read(header).Body.ShouldBe(expected);

    [Fact]
    public void Read_CodeThatLooksLikeAHeader_IsNone()
    {
        var header = HeaderReader.Read("<p>## x</p>\n$x @param y\nhttp://x: y");

        header.Exists.ShouldBeFalse();
        header.Parameters.ShouldBeEmpty();
    }
}
