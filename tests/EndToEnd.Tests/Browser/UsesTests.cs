using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>Where a macro is used, as the administrator's own browser finds out.</summary>
public sealed class UsesTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task Uses_OfAMacro_AreItsPagesAndWhatIsLostOnThem()
    {
        using var admin = await AdminCalls.OpenAsync(stage);
        await admin.PageAsync(
            "Imported from Data Center",
            """<ac:structured-macro ac:name="status-badge"><ac:parameter ac:name="Title">Old</ac:parameter>"""
            + """<ac:parameter ac:name="Shade">dark</ac:parameter></ac:structured-macro>""");
        await admin.PageAsync(
            "By the generic macro",
            """<ac:structured-macro ac:name="usermacro-any-framed-block-none"><ac:parameter ac:name="macro">status-badge</ac:parameter>"""
            + """<ac:parameter ac:name="parameters">title=x</ac:parameter></ac:structured-macro>""");
        await using var visit = await stage.VisitAsync("administrator");
        var page = await visit.OpenAdminAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Actions for Status badge" }).ClickAsync();
        await page.GetByText("Where it is used").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Uses of Status badge" })).ToBeVisibleAsync();
        var rows = page.GetByRole(AriaRole.Row);
        await Expect(rows.Filter(new() { HasText = "Imported from Data Center" })).ToContainTextAsync("The macro lacks the parameter “Shade”.");
        await Expect(rows.Filter(new() { HasText = "By the generic macro" })).ToContainTextAsync("1 through “User macro”");
        await Expect(rows.Filter(new() { HasText = "Release notes" })).ToContainTextAsync("Shown");
        await Expect(rows.Filter(new() { HasText = "How we work" })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("1 with a parameter that the macro lacks");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Release notes" })).ToHaveAttributeAsync(
            "href", new System.Text.RegularExpressions.Regex(
                "/wiki/spaces/TEAM/pages/", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        visit.Complaints.ShouldBeEmpty();
    }
}
