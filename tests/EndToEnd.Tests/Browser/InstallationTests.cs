using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

public sealed class InstallationTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task Install_AfterAnUninstallation_BringsTheMacrosBack()
    {
        await using var administrator = await stage.VisitAsync("administrator");
        await PressAsync(administrator, "Uninstall");
        await Expect(administrator.Page.GetByText("No app is installed on this site.")).ToBeVisibleAsync();

        await PressAsync(administrator, "Install");
        await Expect(administrator.Page.GetByText("Enabled", new() { Exact = true })).ToBeVisibleAsync();

        await ExpectBadgeAsync();
    }

    [Fact]
    public async Task Page_AfterASecretWasRotated_ShowsItsMacros()
    {
        await using var administrator = await stage.VisitAsync("administrator");
        await PressAsync(administrator, "Rotate secret");
        await Expect(administrator.Page.GetByText("Enabled", new() { Exact = true })).ToBeVisibleAsync();

        await ExpectBadgeAsync();
    }

    static async Task PressAsync(Visit visit, string button)
    {
        await visit.Page.GotoAsync($"{visit.Site}wiki/plugins/servlet/upm");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    async Task ExpectBadgeAsync()
    {
        await using var viewer = await stage.VisitAsync("viewer");
        await viewer.OpenPageAsync("Team status");
        await Expect(viewer.Macro("status-badge").GetByText("On track")).ToBeVisibleAsync();
    }
}
