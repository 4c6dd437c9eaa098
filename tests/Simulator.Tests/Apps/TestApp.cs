using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace UserMacro.Simulator.Tests.Apps;

/// <summary>A Connect app on a free port of this machine, which notes what it is asked and answers as a test wishes.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    readonly WebApplication _server;
    readonly ConcurrentQueue<ReceivedRequest> _received = new();

    TestApp()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    public string BaseUrl { get; private set; } = "";

    public Uri DescriptorUrl => new(BaseUrl + "/atlassian-connect.json");

    public IReadOnlyList<ReceivedRequest> Received => [.. _received];

    public JsonObject Descriptor { get; private set; } = [];

    /// <summary>Answers everything but the descriptor; 204 for lifecycle messages at first.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context =>
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    };

    public static async Task<TestApp> StartAsync()
    {
        var app = new TestApp();
        await app._server.StartAsync();
        app.BaseUrl = app._server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/app";
        app.Descriptor = Descriptors.Plain(app.BaseUrl);
        return app;
    }

    public IReadOnlyList<ReceivedRequest> ReceivedAt(string path) => [.. Received.Where(request => request.Path == path)];

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/app/atlassian-connect.json")
        {
            await context.Response.WriteAsync(Descriptor.ToJsonString());
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers;
        _received.Enqueue(new ReceivedRequest(
            context.Request.Method, context.Features.Get<IHttpRequestFeature>()!.RawTarget, headers.Authorization, await reader.ReadToEndAsync(),
                headers.TransferEncoding, headers.IfNoneMatch));
        await Answer(context);
    }
}
