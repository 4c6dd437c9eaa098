using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>What people see of their own data, and administrators of requests, deleted macros and erasure.</summary>
public sealed class PrivacyTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task MyData_OfSomebodyWhoChangedNothing_SaysThatNothingIsStored()
    {
        await using var viewer = await stage.VisitAsync("viewer");

        var page = await OpenMyDataAsync(viewer);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nothing is stored about you" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ask for erasure" })).ToHaveCountAsync(0);
        viewer.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Request_ForACorrection_IsAnsweredByAnAdministratorAndTheAnswerIsSeen()
    {
        await using var administrator = await stage.VisitAsync("administrator");
        var mine = await OpenMyDataAsync(administrator);
        await Expect(mine.GetByText("712020:", new() { Exact = false }).First).ToBeVisibleAsync();
        await mine.GetByRole(AriaRole.Button, new() { Name = "Ask for a correction" }).ClickAsync();
        await mine.GetByRole(AriaRole.Textbox, new() { Name = "Note" }).FillAsync("My note");
        await mine.GetByRole(AriaRole.Button, new() { Name = "Send request" }).ClickAsync();
        await Expect(mine.GetByText("Waits for an administrator.")).ToBeVisibleAsync();

        var admin = await OpenPrivacyAsync(administrator);
        await admin.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        var dialog = admin.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await Expect(dialog.GetByText("Say why the request is declined.")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Reason" }).FillAsync("Change it in your profile");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await Expect(admin.GetByText("Declined")).ToBeVisibleAsync();

        mine = await OpenMyDataAsync(administrator);
        await Expect(mine.GetByText("Declined: Change it in your profile.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task DeletedMacro_InTheAdminPage_IsBroughtBack()
    {
        using var calls = await AdminCalls.OpenAsync(stage);
        await calls.PublishAsync("short-lived", new { name = "Short-lived", template = "x" });
        await calls.DeleteAsync("short-lived");
        await using var administrator = await stage.VisitAsync("administrator");
        var admin = await OpenPrivacyAsync(administrator);

        await admin.GetByRole(AriaRole.Button, new() { Name = "Bring Short-lived back" }).ClickAsync();

        await Expect(admin.GetByText("No deleted macros.")).ToBeVisibleAsync();
        administrator.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Erasure_WithoutTheHostName_DoesNotBegin()
    {
        await using var administrator = await stage.VisitAsync("administrator");
        var admin = await OpenPrivacyAsync(administrator);
        await Expect(admin.Locator("a[href*='/erasure/certificates/']")).ToBeVisibleAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Erase everything" }).ClickAsync();
        var dialog = admin.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Erase everything" })).ToBeDisabledAsync();
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Host name of the site" }).FillAsync("another.atlassian.net");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Erase everything" }).ClickAsync();

        await Expect(dialog.GetByText("Type the host name of the site.")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(admin.GetByText("Erases all macros, their history, settings and accounts of this site at once.", new() { Exact = false }))
            .ToBeVisibleAsync();
    }

    static async Task<IFrameLocator> OpenMyDataAsync(Visit visit)
    {
        await visit.Page.GotoAsync($"{visit.Site}wiki");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "My data in User Macro" }).ClickAsync();
        return visit.Page.FrameLocator("iframe[src*='/connect/my-data']");
    }

    static async Task<IFrameLocator> OpenPrivacyAsync(Visit visit)
    {
        var admin = await visit.OpenAdminAsync();
        await admin.GetByRole(AriaRole.Link, new() { Name = "Data and privacy" }).ClickAsync();
        return admin;
    }
}
