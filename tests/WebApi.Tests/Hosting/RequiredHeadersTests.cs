using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>The look at all answers finds what it looks for.</summary>
public sealed class RequiredHeadersTests
{
    [Fact]
    public async Task Answer_OfAnEndpointWithoutHeaders_IsOneThatNoTestExpects()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddTransient<IStartupFilter, RequiredHeaders>();
        await using var app = builder.Build();
        app.MapGet("/new", () => "an endpoint that somebody adds");
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient();

        using var answer = await client.GetAsync(new Uri(app.Urls.Single() + "/new"), TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(RequiredHeaders.Incomplete);
        answer.Headers.GetValues("X-Headers-Fault").Single().ShouldStartWith("Content-Security-Policy");
    }
}
