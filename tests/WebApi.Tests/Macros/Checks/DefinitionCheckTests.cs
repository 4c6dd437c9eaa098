using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Macros.Checks;

public sealed class DefinitionCheckTests(WebApiApp app)
{
    [Fact]
    public async Task Check_GoodDefinition_SaysNothingAndStoresNothing()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/unsaved/check", Definitions.Badge());

        (await answer.TextAsync()).ShouldBe("""{"diagnostics":[],"output":{"mode":"framed","reason":"The macro says so itself."}}""");
        using var read = await site.CallAsync(HttpMethod.Get, $"{MacrosPath}/unsaved");
        await read.ShouldBeProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Check_TemplateError_IsItsDiagnostics()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/unsaved/check", Definitions.Badge("\n{{ if }}"));

        var check = await answer.JsonAsync();
        check["diagnostics"]![0]!["line"]!.GetValue<int>().ShouldBe(2);
        check["errors"].ShouldBeNull();
    }

    [Fact]
    public async Task Check_BrokenRules_AreOneProblemAField()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/unsaved/check", new { name = "", categories = new[] { "games" } });
        using var people =
            await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/unsaved/check", new { name = "x", rules = new { editors = new[] { "not an account" } } });

        (await answer.JsonAsync())["errors"]!.AsObject().Count.ShouldBe(2);
        (await people.JsonAsync())["errors"]!["rules.editors[0]"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("No%20Key", """{"name":"x"}""", 404, "not-found")]
    [InlineData("x", """{"name":"x","colour":"red"}""", 400, "bad-request")]
    [InlineData("x", "", 400, "bad-request")]
    public async Task Check_BadRequest_IsAProblem(string key, string json, int status, string code)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Post, $"{MacrosPath}/{key}/check", json);

        await answer.ShouldBeProblemAsync(status, code);
    }
}
