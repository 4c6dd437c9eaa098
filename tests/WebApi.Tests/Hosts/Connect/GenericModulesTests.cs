using UserMacro.Atlassian.Connect.Descriptor;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Hosts.Connect.Description;

namespace UserMacro.WebApi.Tests.Hosts.Connect;

public sealed class GenericModulesTests
{
    static readonly AppModules Modules = GenericModules.AddTo(new());

    static IEnumerable<ContentMacro> All => [.. Modules.DynamicContentMacros!, .. Modules.StaticContentMacros!];

    [Fact]
    public void AddTo_Modules_HasOneForEachWay() => All.Select(module => module.Key).ShouldBe(
        from output in new[] { "framed", "static" }
        from layout in new[] { "block", "inline" }
        from body in new[] { "none", "plain",
            "rich" }
        select $"usermacro-any-{output}-{layout}-{body}",
        ignoreOrder: true);

    [Theory]
    [InlineData("static-block-none", MacroOutputType.Block, MacroBodyType.None, MacroRenderingMethod.Get)]
    [InlineData("static-inline-plain", MacroOutputType.Inline, MacroBodyType.PlainText, MacroRenderingMethod.Post)]
    [InlineData("static-block-rich", MacroOutputType.Block, MacroBodyType.RichText, MacroRenderingMethod.Post)]
    public void AddTo_Static_GetsItsBodyByPost(string kind, MacroOutputType layout, MacroBodyType body, MacroRenderingMethod method)
    {
        var module = Modules.StaticContentMacros!.Single(module => module.Key == GenericModuleKeys.Prefix + kind);

        (module.OutputType, module.BodyType, module.RenderingMethod).ShouldBe((layout, body, method));
        module.Url.ShouldStartWith($"/connect/static/{module.Key}?");
        module.Url.Contains("macro.body={macro.body}", StringComparison.Ordinal).ShouldBe(body != MacroBodyType.None);
    }

    [Fact]
    public void AddTo_Framed_HasARenderForEveryExport()
    {
        foreach (var module in Modules.DynamicContentMacros!)
        {
            module.Url.ShouldStartWith($"/connect/render/{module.Key}?");
            module.RenderModes.ShouldNotBeNull().Default.ShouldNotBeNull().Url.ShouldStartWith($"/connect/static/{module.Key}?");
            module.RenderModes.Pdf.ShouldNotBeNull().Url.ShouldEndWith("&output.type=pdf");
        }
    }

    [Fact]
    public void AddTo_EveryModule_SendsItsParametersUnderSafeNamesAndHasThePickerIndexed()
    {
        foreach (var module in All)
        {
            var parameters = module.Parameters.ShouldNotBeNull();
            parameters.Select(parameter => parameter.Identifier).ShouldBe(["macro", "parameters"]);
            (parameters[0].Required, parameters[0].Indexing).ShouldBe((true, new(true)));
            parameters.ShouldAllBe(parameter => module.Url.Contains($"={{{parameter.Identifier}}}", StringComparison.Ordinal));
            var names = module.Url[(module.Url.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Select(pair => pair.Split('=')[0]).ToList();
            names.ShouldBeUnique();
            names.ShouldAllBe(name => name.All(character => char.IsAsciiLetterLower(character) || character == '.'));
        }
    }
}
