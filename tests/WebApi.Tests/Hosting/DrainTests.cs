extern alias silo;

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using silo::UserMacro.Silo.Configuration;
using UserMacro.WebApi.Hosting;

namespace UserMacro.WebApi.Tests.Hosting;

public sealed class DrainTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stop_Serving_GoesOnUnreadyUntilTheTimeIsOver()
    {
        var time = new FakeTimeProvider();
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0", "--Hosting:DrainSeconds=3"]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(time);
        Drain.Add(builder);
        await using var app = builder.Build();
        app.MapHealth();
        await app.StartAsync(Cancellation);
        var stopped = app.WaitForShutdownAsync(Cancellation);
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        (await client.GetAsync("/health/ready", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        // As the signal to end does.
        app.Lifetime.StopApplication();

        (await client.GetAsync("/health/ready", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await client.GetAsync("/health/live", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        stopped.IsCompleted.ShouldBeFalse();
        while (!stopped.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(3));
            await Task.Delay(10, Cancellation);
        }

        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("/health/live", Cancellation));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("31")]
    public void Add_WrongTime_NamesTheKey(string seconds) =>
        Should.Throw<ConfigurationFaultException>(
            () => Drain.Add(WebApplication.CreateBuilder([$"--Hosting:DrainSeconds={seconds}"]))).Message.ShouldStartWith("Hosting:DrainSeconds: ");
}
