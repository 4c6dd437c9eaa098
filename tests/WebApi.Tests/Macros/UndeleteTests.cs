using System.Net;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Macros;

public sealed class UndeleteTests(WebApiApp app)
{
    [Fact]
    public async Task Undelete_DeletedMacro_IsADraftWithItsHistory()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        using var deleted = await site.CallAsync(HttpMethod.Delete, $"{MacrosPath}/badge");
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var answer = await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/badge/undelete");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
        (await answer.JsonAsync())["state"]!.GetValue<string>().ShouldBe("draft");
        answer.Headers.ETag.ShouldNotBeNull();
        var listed = (await site.GetJsonAsync(MacrosPath))["items"]!.AsArray().ShouldHaveSingleItem()!;
        listed["key"]!.GetValue<string>().ShouldBe("badge");
        (await site.GetJsonAsync($"{MacrosPath}/badge/revisions"))["items"]!.AsArray().ShouldHaveSingleItem();
        (await site.AuditedAsync("macro.")).ShouldContain("macro.undeleted");
        using var again = await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/badge/undelete");
        await again.ShouldBeProblemAsync(409, "conflict");
    }

    [Theory]
    [InlineData("never-there")]
    [InlineData("NO KEY")]
    public async Task Undelete_NothingOfThatKey_IsNotFound(string key)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/{Uri.EscapeDataString(key)}/undelete");

        await answer.ShouldBeProblemAsync(404, "not-found");
    }
}
