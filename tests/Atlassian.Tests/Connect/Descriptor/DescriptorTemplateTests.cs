using System.Text.Json;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Connect.Descriptor;

namespace UserMacro.Atlassian.Tests.Connect.Descriptor;

public class DescriptorTemplateTests
{
    static readonly ConnectApp App = new("com.example.app", "https://app.example/base/");

    [Fact]
    public void Fill_ProductTemplate_NamesAppAndAddress()
    {
        var descriptor = Product();

        descriptor.Key.ShouldBe("com.example.app");
        descriptor.BaseUrl.ShouldBe("https://app.example/base");
        descriptor.Links.ShouldNotBeNull()["self"].ShouldBe("https://app.example/base/atlassian-connect.json");
        descriptor.Authentication.Type.ShouldBe("jwt");
        descriptor.Scopes.ShouldBe(["READ"]);
        descriptor.ApiMigrations.ShouldBe(new AppApiMigrations { Gdpr = true, SignedInstall = true, ContextQsh = true });
        descriptor.Lifecycle.ShouldBe(new AppLifecycle
        {
            Installed = "/connect/installed", Uninstalled = "/connect/uninstalled", Enabled = "/connect/enabled", Disabled = "/connect/disabled",
        });
    }

    [Fact]
    public void Fill_ProductTemplate_HasTheAdminPage()
    {
        var page = Product().Modules.AdminPages.ShouldNotBeNull().ShouldHaveSingleItem();

        page.Key.ShouldBe("usermacro-admin");
        page.Url.ShouldBe("/connect/admin");
        page.Conditions.ShouldBe([new ModuleCondition("user_is_admin")]);
    }

    [Theory]
    [InlineData("usermacro-any-static-block-none", MacroBodyType.None, MacroRenderingMethod.Get)]
    [InlineData("usermacro-any-static-block-rich", MacroBodyType.RichText, MacroRenderingMethod.Post)]
    public void Fill_ProductTemplate_HasTheGenericMacro(string key, MacroBodyType body, MacroRenderingMethod method)
    {
        var macro = Product().Modules.StaticContentMacros.ShouldNotBeNull().Single(candidate => candidate.Key == key);

        macro.BodyType.ShouldBe(body);
        macro.RenderingMethod.ShouldBe(method);
        macro.Url.ShouldStartWith($"/connect/static/{key}?");
        macro.Url.Contains("macro.body={macro.body}", StringComparison.Ordinal).ShouldBe(body == MacroBodyType.RichText);
        macro.Parameters.ShouldNotBeNull().Select(parameter => parameter.Identifier).ShouldBe(["macro", "parameters"]);
        macro.Parameters[0].Required.ShouldBeTrue();
        macro.Parameters[0].Indexing.ShouldBe(new MacroParameterIndexing(true));
    }

    [Fact]
    public void Fill_ProductTemplate_SendsEveryParameterUnderASafeName()
    {
        foreach (var macro in Product().Modules.StaticContentMacros.ShouldNotBeNull())
        {
            foreach (var parameter in macro.Parameters.ShouldNotBeNull())
            {
                macro.Url.ShouldContain($"={{{parameter.Identifier}}}");
            }

            var names = macro.Url[(macro.Url.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Select(pair => pair.Split('=')[0]).ToList();
            names.ShouldBeUnique();
            names.ShouldAllBe(name => name.All(character => char.IsAsciiLetterLower(character) || character == '.'));
        }
    }

    [Fact]
    public void Fill_ValuesWithJsonCharacters_StayValues() =>
        DescriptorTemplate.Fill(Template(), new ConnectApp("a\",\"x\":\"b\\", "https://app.example")).Key.ShouldBe("a\",\"x\":\"b\\");

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"key\":{{appKey}}}")]
    public void Fill_NoDescriptor_IsABug(string template) => Should.Throw<JsonException>(() => DescriptorTemplate.Fill(template, App));

    static string Template() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "atlassian-connect.json"));

    static AppDescriptor Product() => DescriptorTemplate.Fill(Template(), App);
}
