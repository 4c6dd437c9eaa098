using System.Net;
using System.Text;
using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Hosts.Connect;

/// <summary>What Confluence asks when a site moves to another realm of data residency.</summary>
public sealed class ResidencyApiTests(WebApiApp app)
{
    [Theory]
    [InlineData("DE")]
    [InlineData("EU")]
    [InlineData("Global")]
    public async Task Move_BetweenRealmsOfThisDeployment_IsReadyAtOnceHoweverOftenItIsAsked(string realm)
    {
        var site = await TestSite.InstalledAsync(app);
        foreach (var question in new[] { "schedule", "schedule", "start", "start" })
        {
            using var answer = await PostAsync(site, question, Announcement(7, realm));
            answer.StatusCode.ShouldBe(HttpStatusCode.NoContent, question);
        }

        (await StatusAsync(site, 7)).ShouldBe("ready-to-commit");
        (await StatusAsync(site, 7)).ShouldBe("ready-to-commit");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var committed = await PostAsync(site, "commit", """{"migrationId":7}""");
            committed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        using var render = await site.GetAsync(TestSite.RenderTarget("none"));
        render.StatusCode.ShouldBe(HttpStatusCode.NotFound, "the site is served");
    }

    [Theory]
    [InlineData("schedule")]
    [InlineData("start")]
    public async Task Move_ToARealmOfNobody_IsRefusedForGood(string question)
    {
        var site = await TestSite.InstalledAsync(app);

        (await CodeAsync(await PostAsync(site, question, Announcement(7, "US")))).ShouldBe("E0002");
        (await CodeAsync(await PostAsync(site, "commit", """{"migrationId":7}"""))).ShouldBe("E0001");
    }

    [Fact]
    public async Task Move_ToATargetThatIsNamed_IsCopyingUntilTheOperatorHasCopiedIt()
    {
        var site = await TestSite.InstalledAsync(app);
        foreach (var question in new[] { "schedule", "schedule", "start", "start" })
        {
            using var answer = await PostAsync(site, question, Announcement(9, WebApiApp.TargetRealm));
            answer.StatusCode.ShouldBe(HttpStatusCode.NoContent, question);
        }

        (await StatusAsync(site, 9)).ShouldBe("copying");
        using var early = await PostAsync(site, "commit", """{"migrationId":9}""");
        early.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, "without a code, so that the host asks again");
        using var given = await PostAsync(site, "rollback", """{"migrationId":9}""");
        given.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("start")]
    [InlineData("commit")]
    [InlineData("rollback")]
    public async Task Question_AboutAMoveThatIsNotScheduled_SaysSo(string question)
    {
        var site = await TestSite.InstalledAsync(app);

        (await CodeAsync(await PostAsync(site, question, Announcement(8, "DE")))).ShouldBe("E0001");
        using var status = await site.GetAsync("/connect/dare/status?migrationId=8");
        (await CodeAsync(status)).ShouldBe("E0001");
    }

    [Fact]
    public async Task Schedule_BesideAnotherMove_IsRefusedUntilThatIsGivenUp()
    {
        var site = await TestSite.InstalledAsync(app);
        using var first = await PostAsync(site, "schedule", Announcement(1, "DE"));
        (await CodeAsync(await PostAsync(site, "schedule", Announcement(2, "EU")))).ShouldBe("E0004");

        using var given = await PostAsync(site, "rollback", """{"migrationId":1}""");

        using var second = await PostAsync(site, "schedule", Announcement(2, "EU"));
        second.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await StatusAsync(site, 2)).ShouldBe("scheduled");
    }

    [Fact]
    public async Task Question_Unsigned_IsBare401()
    {
        using var content = new StringContent(Announcement(1, "DE"), Encoding.UTF8, "application/json");

        using var answer = await app.Client.PostAsync(WebApiApp.BasePath + "/connect/dare/schedule", content, TestContext.Current.CancellationToken);

        await answer.ShouldBeBare401Async();
    }

    [Fact]
    public async Task Descriptor_DeclaresTheRealmsOfFrankfurt()
    {
        using var answer = await app.Client.GetAsync(WebApiApp.BasePath + "/atlassian-connect.json", TestContext.Current.CancellationToken);

        var descriptor = await answer.JsonAsync();
        descriptor["regionBaseUrls"]!["DE"]!.GetValue<string>().ShouldBe(WebApiApp.BaseUrl);
        descriptor["regionBaseUrls"]!["EU"]!.GetValue<string>().ShouldBe(WebApiApp.BaseUrl);
        descriptor["lifecycle"]!["dare-migration"]!.GetValue<string>().ShouldBe("/connect/dare");
        descriptor["dataResidency"]!["maxMigrationDurationHours"]!.GetValue<double>().ShouldBe(0.5);
    }

    [Fact]
    public async Task Installed_ForTheAddressOfAnotherDeployment_IsRefused()
    {
        var site = new TestSite(app);

        using var answer = await site.SendMessageAsync(
            LifecycleEvents.Installed, site.InstallToken(audience: "https://us.usermacro.example/app"), site.Message(LifecycleEvents.Installed));

        await answer.ShouldBeBare401Async();
    }

    static string Announcement(long id, string realm) =>
        $$"""{"startTime":"2099-01-01T00:00:00Z","endTime":"2099-01-01T02:00:00Z","location":"{{realm}}","migrationId":{{id}}}""";

    static async Task<HttpResponseMessage> PostAsync(TestSite site, string question, string json)
    {
        var target = $"/connect/dare/{question}";
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await site.SendAsync(HttpMethod.Post, target, site.Sign(site.Claims("POST", target, subject: null)), content);
    }

    static async Task<string> StatusAsync(TestSite site, long id)
    {
        using var answer = await site.GetAsync($"/connect/dare/status?migrationId={id}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await answer.JsonAsync())["status"]!.GetValue<string>();
    }

    static async Task<string> CodeAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            return (await answer.JsonAsync())["errorResponseCode"]!.GetValue<string>();
        }
    }
}
