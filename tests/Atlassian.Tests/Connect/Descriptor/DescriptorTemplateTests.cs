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
            DareMigration = "/connect/dare",
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

    [Fact]
    public void Fill_ProductTemplate_HasAPageForEverybody()
    {
        var page = Product().Modules.GeneralPages.ShouldNotBeNull().ShouldHaveSingleItem();

        page.Url.ShouldBe("/connect/my-data");
        page.Conditions.ShouldBe([new ModuleCondition("user_is_logged_in")]);
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
