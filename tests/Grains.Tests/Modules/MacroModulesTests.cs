using System.Text.Json;
using UserMacro.Atlassian.Connect.Descriptor;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Silo.Hosts.Connect.Modules;

namespace UserMacro.Grains.Tests.Modules;

/// <summary>Against the field rules of docs/reference/connect-descriptor.md.</summary>
public sealed class MacroModulesTests
{
    const string Context =
        "page.id={page.id}&page.title={page.title}&page.type={page.type}&page.version={page.version}&space.key={space.key}"
        + "&macro.id={macro.id}&macro.local={macro.localId}&output.type={output.type}";

    const string Editor =
        """{"url":"/connect/editor/badge","insertTitle":{"value":"Insert Status badge"},"editTitle":{"value":"Edit Status badge"}"""
        + ""","width":"720px","height":"560px"}""";

    static string Modes => $$"""{"default":{{Mode("{output.type}")}},"pdf":{{Mode("pdf")}},"word":{{Mode("word")}},"email":{{Mode("email")}}}""";

    [Fact]
    public void Of_Unpublished_IsNone() => Create(null).ShouldBeNull();

    [Fact]
    public void Of_PlainFramedMacro_WritesOnlyWhatIsSet() =>
        Json(new() { Name = "Status badge" }).ShouldBe(
            $$$"""{"key":"badge","name":{"value":"Status badge"},"url":"/connect/render/badge?{{{Context}}}","renderModes":{{{Modes}}}"""
            + $$$""","outputType":"block","bodyType":"none","editor":{{{Editor}}}}""");

    [Fact]
    public void Of_EverythingSet_WritesTheHostsNames()
    {
        var module = Create(new()
        {
            Name = "Status badge",
            Description = "Shows a status",
            Categories = ["formatting"],
            Layout = OutputLayout.Inline,
            Body = BodyMode.Escaped,
            Parameters =
            [
                new() { Name = "Level",
                    Title = "How bad", Description = "Help", Type = ParameterType.Enum, Values = ["low", "high"], Default = "low", Required = true },
                Definitions.Parameter("space", ParameterType.SpaceKey) with { Multiple = true, Hidden = true },
            ],
            Icon = "https://example.com/i.png",
            Documentation = "https://example.com/help",
        }).ShouldBeOfType<DynamicContentMacro>();

        module.Url.ShouldBe($"/connect/render/badge?{Context}&p.level={{level}}&p.space={{space}}");
        (module.OutputType, module.BodyType).ShouldBe((MacroOutputType.Inline, MacroBodyType.PlainText));
        module.Description.ShouldBe(new("Shows a status"));
        module.Categories.ShouldBe(["formatting"]);
        var level = module.Parameters.ShouldNotBeNull()[0];
        (level.Identifier, level.Name, level.Type, level.Required, level.DefaultValue).ShouldBe(
            ("level", new("How bad"), MacroParameterType.Enum, true, "low"));
        level.Values.ShouldBe(["low", "high"]);
        level.Aliases.ShouldBe(["Level"]);
        (level.Multiple, level.Hidden).ShouldBe((false, false));
        (module.Icon, module.Documentation).ShouldBe((new("https://example.com/i.png"), new("https://example.com/help")));
        var space = module.Parameters[1];
        (space.Multiple, space.Hidden).ShouldBe((true, true));
        (space.Name, space.Type, space.DefaultValue, space.Values, space.Aliases).ShouldBe((new("space"), MacroParameterType.SpaceKey, null, null, null));
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    public void Of_HiddenMacro_IsLeftOutOfTheMacroBrowser(bool tenant, bool macro, bool expected) =>
        Create(new() { Name = "x", Rules = new() { Hidden = macro } }, new() { Hidden = tenant })!.Hidden.ShouldBe(expected);

    [Theory]
    [InlineData(BodyMode.None, MacroBodyType.None, MacroRenderingMethod.Get)]
    [InlineData(BodyMode.Escaped, MacroBodyType.PlainText, MacroRenderingMethod.Post)]
    [InlineData(BodyMode.Unrendered, MacroBodyType.PlainText, MacroRenderingMethod.Post)]
    [InlineData(BodyMode.Rendered, MacroBodyType.RichText, MacroRenderingMethod.Post)]
    public void Of_StaticMacro_IsPostedWhenItTakesABody(BodyMode body, MacroBodyType expectedBody, MacroRenderingMethod expectedMethod)
    {
        var module = Create(new() { Name = "Warning", Output = OutputMode.Static, Body = body }).ShouldBeOfType<StaticContentMacro>();

        module.Url.ShouldStartWith("/connect/static/badge?page.id={page.id}&");
        (module.BodyType, module.RenderingMethod).ShouldBe((expectedBody, expectedMethod));
    }

    [Fact]
    public void Of_ParameterTypes_AreTheHostsOrTexts()
    {
        foreach (var type in Enum.GetValues<ParameterType>())
        {
            var module = Create(new() { Name = "x", Parameters = [Definitions.Parameter("a", type)] })!;
            module.Parameters![0].Type.ToString().ShouldBe(type is ParameterType.Date or ParameterType.Colour ? "String" : type.ToString());
        }
    }

    [Fact]
    public void Of_OutputLeftOpen_HasAFramedModuleForTheStaticOne()
    {
        var definition = new MacroDefinition { Name = "x", Output = OutputMode.Static };

        var choice = MacroModules.Create(Summary(definition) with { MayBeFramed = true }, new())!;

        choice.Preferred.ShouldBeOfType<StaticContentMacro>();
        choice.Otherwise.ShouldBeOfType<DynamicContentMacro>().Url.ShouldStartWith("/connect/render/");
        MacroModules.Create(Summary(definition), new())!.Otherwise.ShouldBeNull();
        MacroModules.Create(Summary(definition with { Output = OutputMode.Framed }) with { MayBeFramed = true }, new())!.Otherwise.ShouldBeNull();
    }

    static ContentMacro? Create(MacroDefinition? module, MacroRules? tenant = null) => MacroModules.Create(Summary(module), tenant ?? new())?.Preferred;

    static string Json(MacroDefinition definition) =>
        JsonSerializer.SerializeToElement(ModuleLists.From([Create(definition)!]), DescriptorJson.Default.AppModules)
            .GetProperty("dynamicContentMacros")[0].GetRawText().Replace("\\u0026", "&", StringComparison.Ordinal);

    static string Mode(string outputType) => $$"""{"url":"/connect/static/badge?{{Context.Replace("{output.type}", outputType, StringComparison.Ordinal)}}"}""";

    static MacroSummary Summary(MacroDefinition? module) =>
        new("badge", 1, MacroState.Published, "Badge", "", 1, false, "u1", DateTimeOffset.UnixEpoch, module);
}
