using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests;

public sealed partial class LogTests(WebApiApp app)
{
    const string Value = "value-7f3a91";
    const string Body = "body-7f3a91";

    /// <summary>How every token begins: a JSON object in base64.</summary>
    const string AnyToken = "eyJ";

    [Fact]
    public async Task Log_HappyAndHostileCalls_HoldsNoTokenSecretValueOrBody()
    {
        var site = await TestSite.InstalledAsync(app);
        await ServeAsync(site);
        await RefuseAsync(site);
        await FailAsync(site);

        app.Faults.Calls.ShouldContain(nameof(IMacroGrain.Render));
        var log = app.Logs.Text + app.Faults.Calls;
        log.ShouldContain(nameof(TokenFault.BadSignature));
        log.ShouldContain("A request to HTTP: GET /connect/render/{key}");
        foreach (var secret in (string[])[AnyToken, site.Secret, Value, Body])
        {
            log.ShouldNotContain(secret, Case.Sensitive);
        }
    }

    static async Task ServeAsync(TestSite site)
    {
        await site.PublishAsync("badge", Definitions.Badge());
        await site.PublishAsync("box", Definitions.WithBody());
        await site.PublishAsync("static-box", Definitions.WithBody(output: "static"));
        (await StatusAsync(site.GetAsync(TestSite.RenderTarget("badge", $"&p.text={Value}")))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(site.PostFormAsync("/connect/static/static-box", ("p.text", Value), ("macro.body", $"<p>{Body}</p>")))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(site.CallAsync(
            HttpMethod.Post, "/api/v1/macros/box/preview",
                new { definition = Definitions.WithBody(), parameters = new { text = Value }, body = Body }))).ShouldBe(HttpStatusCode.OK);

        using var frame = await site.GetAsync(TestSite.RenderTarget("box", $"&p.text={Value}"));
        using var content = JsonContent.Create(new { ticket = Ticket().Match(await frame.TextAsync()).Groups["ticket"].Value, body = Body });
        (await StatusAsync(site.SendAsync(HttpMethod.Post, "/connect/frames/box", MacroToken(site), content))).ShouldBe(HttpStatusCode.OK);
    }

    static async Task RefuseAsync(TestSite site)
    {
        var target = TestSite.RenderTarget("badge", $"&p.text={Value}");
        var token = site.Sign(site.Claims("GET", target));
        string[] tokens =
            [TestTokens.Tampered(token, TestSite.Viewer, "viewer-2"), TestTokens.Unsigned(token), site.ContextToken(TestSite.Viewer), token[..^3],
                token + new string('x', 9 * 1024)];
        foreach (var bad in tokens)
        {
            (await StatusAsync(site.SendAsync(HttpMethod.Get, target, bad))).ShouldBe(HttpStatusCode.Unauthorized);
            (await StatusAsync(site.SendAsync(HttpMethod.Get, $"{target}&jwt={bad}"))).ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await StatusAsync(site.SendMessageAsync("installed", token, site.Message("installed")))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(site.CallAsync(HttpMethod.Post, "/api/v1/macros", $"{{\"key\":\"{Body}\",{Value}"))).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync(site.CallAsync(HttpMethod.Get, $"/api/v1/macros?state={Value}"))).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync(site.CallAsync(HttpMethod.Get, "/api/v1/macros", token: site.ContextToken(TestSite.Viewer)))).ShouldBe(HttpStatusCode.Forbidden);
        using var content = JsonContent.Create(new { ticket = Value, body = Body });
        (await StatusAsync(site.SendAsync(HttpMethod.Post, "/connect/frames/box", MacroToken(site), content))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    static async Task FailAsync(TestSite site)
    {
        await site.PublishAsync(
            "endless", new { name = "E", template = "{{ while true }}{{ params.Text }}{{ end }}", parameters = new[] { new { name = "Text" } } });
        (await StatusAsync(site.GetAsync(TestSite.RenderTarget("endless", $"&p.text={Value}")))).ShouldBe(HttpStatusCode.OK);
        await site.FailAsync("badge", nameof(IMacroGrain.Render), () => throw new InvalidOperationException("A bug."));
        (await StatusAsync(site.GetAsync(TestSite.RenderTarget("badge", $"&p.text={Value}")))).ShouldBe(HttpStatusCode.InternalServerError);
    }

    static string MacroToken(TestSite site) => site.ContextToken(TestSite.Viewer, TestSite.MacroContext());

    static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        return answer.StatusCode;
    }

    [GeneratedRegex("data-ticket=\"(?<ticket>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Ticket();
}
