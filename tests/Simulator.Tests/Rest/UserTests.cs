using System.Net;
using System.Text.Json.Nodes;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Rest;

/// <summary>Users and permissions: docs/reference/confluence-rest.md#permissions.</summary>
public sealed class UserTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    [Theory]
    [InlineData("administrator", true)]
    [InlineData("author", false)]
    [InlineData("viewer", false)]
    public async Task Operations_NameAdministerForTheAdministratorOnly(string name, bool expected)
    {
        var world = shared.World;
        var id = Uri.EscapeDataString(SimulatedUser.ByName(name)!.AccountId);

        var (status, json) = await world.AppAsync("GET", $"/rest/api/user?accountId={id}&expand=operations");

        status.ShouldBe(HttpStatusCode.OK);
        json!["operations"]!.AsArray()
            .Any(operation => (string?)operation!["operation"] is "administer" && (string?)operation["targetType"] is "application").ShouldBe(expected);
    }

    [Fact]
    public async Task Operations_AreTheAnswerToTheirExpansionOnly()
    {
        var world = shared.World;

        (await world.AppAsync(
            "GET", $"/rest/api/user?accountId={Uri.EscapeDataString(SimulatedUser.Administrator.AccountId)}")).Json!["operations"].ShouldBeNull();
    }

    [Fact]
    public async Task User_Unknown_IsNotFound()
    {
        var world = shared.World;

        (await world.AppAsync("GET", "/rest/api/user?accountId=nobody")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("viewer", "no-check", HttpStatusCode.OK, false)]
    [InlineData("author", "no-check", HttpStatusCode.OK, true)]
    [InlineData("author", null, HttpStatusCode.Forbidden, false)]
    public async Task PermissionCheck_SaysWhoMayRead(string name, string? header, HttpStatusCode expected, bool allowed)
    {
        var world = shared.World;
        var page = world.Publish("<p>x</p>", readers: ["author"]);
        var path = $"/rest/api/content/{page.Id}/permission/check";
        var question =
            new JsonObject
            {
                ["subject"] = new JsonObject { ["type"] = "user", ["identifier"] = SimulatedUser.ByName(name)!.AccountId },
                ["operation"] = "read"
            };
        using var request =
            new HttpRequestMessage(
                HttpMethod.Post, world.Site.BaseUrl + path)
            { Content = new StringContent(question.ToJsonString(), null, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", "JWT " + world.AppToken("POST", path));
        if (header is not null)
        {
            request.Headers.Add("X-Atlassian-Token", header);
        }

        var (status, body) = await world.SendAsync(request);

        status.ShouldBe(expected);
        if (expected is HttpStatusCode.OK)
        {
            JsonNode.Parse(body)!["hasPermission"]!.GetValue<bool>().ShouldBe(allowed);
        }
    }
}
