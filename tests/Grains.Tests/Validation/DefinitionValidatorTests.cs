using System.Collections.Immutable;
using UserMacro.Atlassian.Confluence;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Validation;

namespace UserMacro.Grains.Tests.Validation;

public sealed class DefinitionValidatorTests
{
    static readonly MacroDefinition Good = Definitions.Create("Hello") with
    {
        Categories = ["formatting", "visuals"],
        Parameters =
            [Definitions.Parameter("Title"), Definitions.Parameter("level", ParameterType.Enum, "low"), Definitions.Parameter("n", ParameterType.Int, "-1")],
    };

    [Fact]
    public void Check_GoodDefinition_FindsNothing() => DefinitionValidator.Check(Good).ShouldBeEmpty();

    [Fact]
    public void Check_EveryFieldWrong_NamesEachOnce()
    {
        var definition = new MacroDefinition
        {
            Name = " ",
            Description = new('x', 1001),
            Categories = ["games"],
            Body = (BodyMode)9,
            Output = (OutputMode)9,
            Layout = (OutputLayout)9,
            Language = (TemplateLanguage)9,
            Template = new('x', 129 << 10),
            Styles = new('x', 65 << 10),
            Icon = "http://example.com/i.png",
            Documentation = "help",
            Script = new('x', 257 << 10),
            Bundles = [.. Enumerable.Repeat("a", 21)],
            Rules = new() { Hosts = ["*"] },
            Parameters = [.. Enumerable.Repeat(Definitions.Parameter("a"), 51)],
        };

        Fields(definition).ShouldBe(
        [
            "name", "description",
                "icon", "documentation", "categories", "body", "output", "layout", "language", "template", "styles", "script", "bundles", "rules.hosts[0]",
            "parameters",
        ]);
    }

    [Fact]
    public void Check_NothingSet_NamesTheFields()
    {
        var definition = new MacroDefinition
        {
            Name = null!, Description = null!, Template = null!, Styles = null!, Categories = default, Parameters = default,
            Icon = null!, Documentation = null!, Script = null!, Bundles = default, Rules = null!,
        };

        Fields(definition)
            .ShouldBe(["name", "description", "icon", "documentation", "categories", "template", "styles", "script", "bundles", "rules", "parameters"]);
    }

    [Fact]
    public void Check_TextsAtTheirLimit_AreGood()
    {
        Fields(Good with { Name = new('x', 100), Description = new('x', 1000), Template = new('x', 128 << 10), Styles = new('x', 64 << 10) }).ShouldBeEmpty();
        Fields(Good with { Parameters = [.. Enumerable.Range(0, 50).Select(number => Definitions.Parameter($"p{number}"))] }).ShouldBeEmpty();
    }

    [Fact]
    public void Check_SizeInBytes_CountsUtf8() => Fields(Good with { Styles = new('ä', (32 << 10) + 1) }).ShouldBe(["styles"]);

    [Fact]
    public void Check_NameWithLineBreak_IsWrong() => Fields(Good with { Name = "a\nb" }).ShouldBe(["name"]);

    [Fact]
    public void Check_CategoryTwice_IsWrong() => Fields(Good with { Categories = ["media", "media"] }).ShouldBe(["categories"]);

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("a}&p.b={b")]
    [InlineData("page.id")]
    [InlineData("Page.ID")]
    [InlineData("macro.localId")]
    [InlineData("\u212A")] // the Kelvin sign, whose lower case is k
    public void Check_ParameterName_IsWrong(string name) => FieldsOf(Definitions.Parameter(name)).ShouldBe(["parameters[0].name"]);

    [Theory]
    [InlineData("Title")]
    [InlineData("a-b_c.9")]
    [InlineData("page")]
    public void Check_ParameterName_IsGood(string name) => FieldsOf(Definitions.Parameter(name)).ShouldBeEmpty();

    [Fact]
    public void Check_NamesThatDifferInCaseOnly_AreWrong() =>
        FieldsOf(Definitions.Parameter("title"), Definitions.Parameter("Title")).ShouldBe(["parameters[1].name"]);

    [Theory]
    [InlineData(ParameterType.Boolean, "yes")]
    [InlineData(ParameterType.Int, "1.5")]
    [InlineData(ParameterType.Enum, "middle")]
    [InlineData(ParameterType.Date, "31.1.2026")]
    [InlineData(ParameterType.Date, "2026-02-30")]
    [InlineData(ParameterType.Colour, "green")]
    [InlineData(ParameterType.Colour, "#36b37")]
    public void Check_DefaultNotOfTheType_IsWrong(ParameterType type, string value) =>
        FieldsOf(Definitions.Parameter("a", type, value)).ShouldBe(["parameters[0].default"]);

    [Fact]
    public void Check_Values_FollowTheType()
    {
        var choice = Definitions.Parameter("a", ParameterType.Enum);
        FieldsOf(choice with { Values = [] }).ShouldBe(["parameters[0].values"]);
        FieldsOf(choice with { Values = ["a", "a"] }).ShouldBe(["parameters[0].values"]);
        FieldsOf(choice with { Values = [""] }).ShouldBe(["parameters[0].values"]);
        FieldsOf(choice with { Values = [null!] }).ShouldBe(["parameters[0].values"]);
        FieldsOf(choice with { Values = default }).ShouldBe(["parameters[0].values"]);
        FieldsOf(choice with { Type = ParameterType.String }).ShouldBe(["parameters[0].values"]);
    }

    [Theory]
    [InlineData("https://example.com/i.png?v=1#a", true)]
    [InlineData("https://example.com:8443/", true)]
    [InlineData("", true)]
    [InlineData("http://example.com/i.png", false)]
    [InlineData("//example.com/i.png", false)]
    [InlineData("/i.png", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://user:secret@example.com/", false)]
    [InlineData("https://user@example.com/", false)]
    [InlineData(" https://example.com/", false)]
    [InlineData("https://example.com/a b", false)]
    [InlineData("https://example.com/\n", false)]
    [InlineData("https://", false)]
    public void Check_Address_IsHttpsWithoutUser(string address, bool isGood)
    {
        Fields(Good with { Icon = address }).ShouldBe(isGood ? [] : ["icon"]);
        Fields(Good with { Documentation = address }).ShouldBe(isGood ? [] : ["documentation"]);
    }

    [Fact]
    public void Check_AddressLength_HasItsLimit()
    {
        var longest = "https://example.com/".PadRight(2000, 'x');

        Fields(Good with { Icon = longest, Documentation = longest }).ShouldBeEmpty();
        Fields(Good with { Icon = longest + "x", Documentation = longest + "x" }).ShouldBe(["icon", "documentation"]);
    }

    [Fact]
    public void Check_Bundles_AreNamesWithoutRepeats()
    {
        Fields(Good with { Bundles = ["brand", "brand-2", new('x', 64)] }).ShouldBeEmpty();
        Fields(Good with { Bundles = ["brand", "Brand", "", new('x', 65), null!, "../x", "brand"] })
            .ShouldBe(["bundles[1]", "bundles[2]", "bundles[3]", "bundles[4]", "bundles[5]", "bundles[6]"]);
    }

    [Theory]
    [InlineData(ParameterType.String, true)]
    [InlineData(ParameterType.Enum, true)]
    [InlineData(ParameterType.Username, true)]
    [InlineData(ParameterType.SpaceKey, true)]
    [InlineData(ParameterType.ConfluenceContent, true)]
    [InlineData(ParameterType.Attachment, true)]
    [InlineData(ParameterType.Label, true)]
    [InlineData(ParameterType.Boolean, false)]
    [InlineData(ParameterType.Int, false)]
    [InlineData(ParameterType.Url, false)]
    public void Check_SeveralValues_FollowTheType(ParameterType type, bool isGood) =>
        FieldsOf(Definitions.Parameter("a", type) with { Multiple = true }).ShouldBe(isGood ? [] : ["parameters[0].multiple"]);

    [Theory]
    [InlineData("low,high", true)]
    [InlineData("low", true)]
    [InlineData("low,middle", false)]
    [InlineData("low,", false)]
    public void Check_DefaultOfSeveralValues_IsOfTheList(string value, bool isGood) =>
        FieldsOf(Definitions.Parameter("a", ParameterType.Enum, value) with { Multiple = true }).ShouldBe(isGood ? [] : ["parameters[0].default"]);

    [Fact]
    public void Check_CommaInAValue_IsWrongWhereItSeparates()
    {
        var choice = Definitions.Parameter("a", ParameterType.Enum) with { Values = ["a,b"] };

        FieldsOf(choice).ShouldBeEmpty();
        FieldsOf(choice with { Multiple = true }).ShouldBe(["parameters[0].values"]);
    }

    [Fact]
    public void Check_SeveralLines_AreForStrings()
    {
        FieldsOf(Definitions.Parameter("a", value: "x\ny") with { MultiLine = true }).ShouldBeEmpty();
        FieldsOf(Definitions.Parameter("a", ParameterType.Label) with { MultiLine = true }).ShouldBe(["parameters[0].multiLine"]);
    }

    [Fact]
    public void Check_HiddenAndRequired_NeedsADefault()
    {
        var hidden = Definitions.Parameter("a") with { Hidden = true, Required = true };

        FieldsOf(hidden).ShouldBe(["parameters[0].hidden"]);
        FieldsOf(hidden with { Default = "x" }).ShouldBeEmpty();
        FieldsOf(hidden with { Required = false }).ShouldBeEmpty();
    }

    [Fact]
    public void Check_ParameterOfNothing_IsWrong()
    {
        FieldsOf([null!]).ShouldBe(["parameters[0]"]);
        FieldsOf(new ParameterDefinition { Name = null!, Title = null!, Description = null!, Default = null!, Type = (ParameterType)99 })
            .ShouldBe(["parameters[0].name", "parameters[0].title", "parameters[0].description", "parameters[0].type", "parameters[0].default"]);
    }

    [Theory]
    [InlineData("info", true)]
    [InlineData("toc", true)]
    [InlineData("excerpt-include", true)]
    [InlineData("status-badge", false)]
    public void Contains_Key_KnowsConfluencesOwn(string key, bool expected) => BuiltInMacros.Contains(key).ShouldBe(expected);

    static ImmutableArray<string> FieldsOf(params ImmutableArray<ParameterDefinition> parameters) => Fields(Good with { Parameters = parameters });

    static ImmutableArray<string> Fields(MacroDefinition definition) => [.. DefinitionValidator.Check(definition).Select(problem => problem.Field)];
}
