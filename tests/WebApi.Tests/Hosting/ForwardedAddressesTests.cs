extern alias silo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using silo::UserMacro.Silo.Configuration;
using silo::UserMacro.Silo.Hosting;
using UserMacro.WebApi.Hosting;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>Whose word counts for the address of a caller, with real proxies in front.</summary>
public sealed class ForwardedAddressesTests
{
    const string Header = "X-Forwarded-For";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null, 0, "198.51.100.7", "127.0.0.1")]
    [InlineData(null, null, 1, "198.51.100.7", "127.0.0.1")]
    [InlineData("10.0.0.0/8", null, 0, "198.51.100.7", "127.0.0.1")]
    [InlineData("10.0.0.0/8;192.0.2.1", null, 1, "198.51.100.7", "127.0.0.1")]
    [InlineData("127.0.0.1", null, 0, "198.51.100.7", "198.51.100.7")]
    [InlineData("127.0.0.0/8", null, 0, "198.51.100.7", "198.51.100.7")]
    [InlineData(" 10.0.0.0/8 ; 127.0.0.1 ;", null, 0, "2001:db8::7", "2001:db8::7")]
    [InlineData("127.0.0.1", null, 0, "198.51.100.7:4711", "198.51.100.7")]
    [InlineData("127.0.0.1", null, 0, "203.0.113.1, 198.51.100.7", "198.51.100.7")]
    [InlineData("127.0.0.1", null, 1, "198.51.100.7", "127.0.0.1")]
    [InlineData("127.0.0.1", "2", 1, "198.51.100.7", "198.51.100.7")]
    [InlineData("127.0.0.1", "2", 1, "203.0.113.1, 198.51.100.7", "198.51.100.7")]
    [InlineData("127.0.0.1", "10", 1, "203.0.113.1, 198.51.100.7", "198.51.100.7")]
    [InlineData("127.0.0.1", null, 0, "nonsense", "127.0.0.1")]
    [InlineData("127.0.0.1", null, 0, "", "127.0.0.1")]
    public async Task Address_OfACaller_IsWhatAKnownProxySays(string? known, string? hops, int proxies, string said, string expected)
    {
        await using var service = await ServiceAsync(known, hops);
        var front = new Uri(service.Urls.Single());
        var chain = new List<WebApplication>();
        for (var number = 0; number < proxies; number++)
        {
            chain.Add(await ProxyAsync(front));
            front = new(chain[^1].Urls.Single());
        }

        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, front);
        if (said.Length > 0)
        {
            request.Headers.TryAddWithoutValidation(Header, said);
        }

        using var answer = await client.SendAsync(request, Cancellation);

        (await answer.TextAsync()).ShouldBe(expected);
        foreach (var proxy in chain)
        {
            await proxy.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("Hosting:KnownProxies", "balancer.internal")]
    [InlineData("Hosting:KnownProxies", "10.0.0.0/33")]
    [InlineData("Hosting:KnownProxies", "10.0.0.1/16")]
    [InlineData("Hosting:KnownProxies", "10.0.0.0/")]
    [InlineData("Hosting:KnownProxies", "10.0.0.0/-1")]
    [InlineData("Hosting:KnownProxies", "10.0.0.0/8/8")]
    [InlineData("Hosting:KnownProxies", "10.0.0.0/8,192.0.2.1")]
    [InlineData("Hosting:KnownProxies", "0.0.0.0/0")]
    [InlineData("Hosting:KnownProxies", "::/0")]
    [InlineData("Hosting:KnownProxies", "::ffff:10.0.0.1")]
    [InlineData("Hosting:KnownProxies", "1")]
    [InlineData("Hosting:KnownProxies", "010.0.0.1")]
    [InlineData("Hosting:KnownProxies", "127.1")]
    [InlineData("Hosting:KnownProxies", "*")]
    [InlineData("Hosting:ForwardedHops", "0")]
    [InlineData("Hosting:ForwardedHops", "11")]
    [InlineData("Hosting:ForwardedHops", "many")]
    [InlineData("Hosting:ForwardedHops", "2")]
    public async Task Setting_Wrong_EndsTheStartWithOneLineThatNamesIt(string key, string value)
    {
        var message = Should.Throw<ConfigurationFaultException>(() => WebApplication.CreateBuilder([$"--{key}={value}"]).AddForwardedAddresses()).Message;

        message.ShouldStartWith($"{key}: ");
        message.ShouldNotContain('\n');
        (await HostRunner.RunAsync(() => WebApplication.CreateBuilder([$"--{key}={value}"]).AddWebApi().Build())).ShouldBe(HostRunner.ConfigurationFault);
    }

    static async Task<WebApplication> ServiceAsync(string? known, string? hops)
    {
        List<string> settings = ["--urls=http://127.0.0.1:0"];
        if (known is not null)
        {
            settings.Add($"--Hosting:KnownProxies={known}");
        }

        if (hops is not null)
        {
            settings.Add($"--Hosting:ForwardedHops={hops}");
        }

        var builder = WebApplication.CreateBuilder([.. settings]).AddForwardedAddresses();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseForwardedHeaders();
        app.MapGet("/", (HttpContext context) => context.Connection.RemoteIpAddress!.ToString());
        await app.StartAsync(Cancellation);
        return app;
    }

    /// <summary>A proxy as a load balancer is one: it adds the address of whoever called it.</summary>
    static async Task<WebApplication> ProxyAsync(Uri target)
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var client = new HttpClient();
        app.Run(async context =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, target);
            string?[] addresses = [.. context.Request.Headers[Header], context.Connection.RemoteIpAddress!.ToString()];
            request.Headers.TryAddWithoutValidation(Header, string.Join(", ", addresses));
            using var answer = await client.SendAsync(request, context.RequestAborted);
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        });
        app.Lifetime.ApplicationStopped.Register(client.Dispose);
        await app.StartAsync(Cancellation);
        return app;
    }
}
