using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.CommandLine;

/// <summary>An address for the command line at which its bearer token stands for a site's administrator; all else reaches the service as it is sent.</summary>
sealed class BearerBridge : IAsyncDisposable
{
    public const string Token = "usermacro_bridge";

    readonly WebApplication _bridge;

    BearerBridge(WebApplication bridge) => _bridge = bridge;

    public string Url => _bridge.Urls.Single();

    public static async Task<BearerBridge> StartAsync(WebApiApp app, TestSite site)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var bridge = builder.Build();
        bridge.Run(context => PassAsync(context, app, site));
        await bridge.StartAsync();
        return new(bridge);
    }

    public ValueTask DisposeAsync() => _bridge.DisposeAsync();

    static async Task PassAsync(HttpContext context, WebApiApp app, TestSite site)
    {
        context.Request.Headers.Authorization.ToString().ShouldBe($"Bearer {Token}");
        using var request = new HttpRequestMessage(new(context.Request.Method), WebApiApp.BasePath + context.Request.Path + context.Request.QueryString);
        if (context.Request.ContentLength > 0)
            request.Content = new StreamContent(context.Request.Body) { Headers = { ContentType = new("application/json") } };
        foreach (var name in new[] { "If-Match", "Idempotency-Key", "Accept" })
            request.Headers.TryAddWithoutValidation(name, (string?)context.Request.Headers[name]);
        request.Headers.TryAddWithoutValidation("Authorization", $"JWT {site.ContextToken(site.Administrator)}");

        using var answer = await app.Client.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
