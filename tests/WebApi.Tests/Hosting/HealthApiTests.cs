using System.Net;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Tests.Hosting;

public class HealthApiTests(WebApiApp app)
{
    static readonly string[] Asked = ["health-1", "health-2", "health-3"];

    [Fact]
    public async Task Ready_NoGrainAnswers_Is503WhileLiveStays200()
    {
        using var before = await GetAsync("ready");
        before.StatusCode.ShouldBe(HttpStatusCode.OK);

        Fail(Asked);
        using var failed = await GetAsync("ready");
        using var live = await GetAsync("live");

        failed.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        failed.Headers.RetryAfter.ShouldNotBeNull();
        (await failed.TextAsync()).ShouldBe("Unhealthy");
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        Mend();
        using var after = await GetAsync("ready");
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ready_OneGrainOfThreeAnswers_Is200()
    {
        Fail(Asked[..2]);

        using var answer = await GetAsync("ready");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Mend();
    }

    void Fail(string[] keys)
    {
        foreach (var key in keys)
        {
            app.Faults.Answer(key, nameof(ITenantDirectoryGrain.Find), () => throw new IOException("row 7 of table grain_state"));
        }
    }

    void Mend()
    {
        foreach (var key in Asked)
        {
            app.Faults.Mend(key, nameof(ITenantDirectoryGrain.Find));
        }
    }

    Task<HttpResponseMessage> GetAsync(string probe) => app.Client.GetAsync($"{WebApiApp.BasePath}/health/{probe}", TestContext.Current.CancellationToken);
}
