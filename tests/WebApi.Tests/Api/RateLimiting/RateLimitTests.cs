using UserMacro.WebApi.Api.RateLimiting;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Api.RateLimiting;

public sealed class RateLimitTests(WebApiApp app)
{
    [Fact]
    public async Task Call_OfTheApi_TellsWhatRemains()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Get, MacrosPath);
        using var problem = await site.CallAsync(HttpMethod.Get, $"{MacrosPath}/nothing");

        answer.Headers.GetValues("RateLimit-Policy").ShouldHaveSingleItem().ShouldBe("\"tenant\";q=600;w=60");
        answer.Headers.GetValues("RateLimit").ShouldHaveSingleItem().ShouldMatch("^\"tenant\";r=599;t=(60|59)$");
        problem.Headers.GetValues("RateLimit").ShouldHaveSingleItem().ShouldStartWith("\"tenant\";r=598;");
    }

    [Fact]
    public async Task Call_OfATokenTooOften_Is429()
    {
        var site = await TestSite.InstalledAsync(app);
        var (_, text) = await site.CreateTokenAsync("read");
        var quota = new RateLimitOptions().TokenRequestsPerMinute;
        for (var call = 0; call < quota; call++)
        {
            using var good = await app.BearAsync(text, HttpMethod.Get, "/api/v1/settings");
            good.IsSuccessStatusCode.ShouldBeTrue();
        }

        using var answer = await app.BearAsync(text, HttpMethod.Get, "/api/v1/settings");

        await answer.ShouldBeProblemAsync(429, "rate-limited");
        answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        answer.Headers.GetValues("RateLimit").ShouldHaveSingleItem().ShouldStartWith("\"token\";r=0;");
        using var other = await site.CallAsync(HttpMethod.Get, MacrosPath);
        other.IsSuccessStatusCode.ShouldBeTrue();
    }
}
