using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Information;

/// <summary>Nothing is sold or shared, so whoever sends <c>Sec-GPC</c> gets, byte for byte, what everybody gets.</summary>
public sealed partial class GlobalPrivacyControlTests(WebApiApp app)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signal_EveryAddressAndOutput_ChangesNoByte()
    {
        var site = await TestSite.InstalledAsync(app);
        // Without parameters: what holds a ticket differs with each request.
        await site.PublishAsync("badge", new { name = "Badge", template = "<b>new</b>" });
        await site.PublishAsync("line", Definitions.Static());
        var targets = app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Contains("GET", StringComparer.Ordinal))
            .Select(route => "/" + Placeholder().Replace(route.RoutePattern.RawText!, "nothing-1").TrimStart('/'))
            .Append(Signed(site, TestSite.RenderTarget("badge"))).Append(Signed(site, TestSite.RenderTarget("line", path: "/connect/static")));

        var differences = new List<string>();
        foreach (var target in targets)
        {
            if (await AnswerAsync(target, signal: false) != await AnswerAsync(target, signal: true))
            {
                differences.Add(target);
            }
        }

        differences.ShouldBeEmpty();
    }

    async Task<string> AnswerAsync(string target, bool signal)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, WebApiApp.BasePath + target);
        if (signal)
        {
            request.Headers.TryAddWithoutValidation("Sec-GPC", "1");
        }

        using var answer = await app.Client.SendAsync(request, Cancellation);
        return $"{(int)answer.StatusCode}\n{Text(answer.Headers)}{Text(answer.Content.Headers)}\n{await answer.TextAsync()}";
    }

    static string Text(HttpHeaders headers) =>
        string.Concat(headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(", ", header.Value)}\n"));

    static string Signed(TestSite site, string target) => $"{target}&jwt={site.Sign(site.Claims("GET", target, context: TestSite.MacroContext()))}";

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
