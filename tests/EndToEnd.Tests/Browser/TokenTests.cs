using System.Net;
using System.Net.Http.Headers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

public sealed class TokenTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task Token_MadeInTheAdminPage_OpensTheApiUntilItIsRevoked()
    {
        await using var administrator = await stage.VisitAsync("administrator");
        var admin = await administrator.OpenAdminAsync();
        await admin.GetByRole(AriaRole.Link, new() { Name = "API tokens" }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Create token" }).ClickAsync();
        var dialog = admin.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync("Pipeline");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();
        var text = await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Token" }).InputValueAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();

        (await CallAsync(text)).ShouldBe(HttpStatusCode.OK);
        (await CallAsync(text[..^1] + (text[^1] == '0' ? '1' : '0'))).ShouldBe(HttpStatusCode.Unauthorized);
        var row = admin.GetByRole(AriaRole.Row).Filter(new() { HasText = "Pipeline" });
        await Expect(row).ToContainTextAsync("read");
        await row.GetByRole(AriaRole.Button, new() { Name = "Revoke Pipeline" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Revoke token" }).ClickAsync();

        await Expect(admin.GetByText("No tokens yet")).ToBeVisibleAsync();
        administrator.Complaints.ShouldBeEmpty();
    }

    async Task<HttpStatusCode> CallAsync(string token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stage.ServiceUrl, "api/v1/macros"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
