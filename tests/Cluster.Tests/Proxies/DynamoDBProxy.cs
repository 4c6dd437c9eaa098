using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using UserMacro.Processes;
using UserMacro.Traffic;

namespace UserMacro.Cluster.Tests.Proxies;

/// <summary>Sits in front of DynamoDB, notes every request and can refuse a share of them as a throttled table does.</summary>
sealed class DynamoDBProxy : IAsyncDisposable
{
    const string Throttled =
        """{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"The level of configured provisioned throughput for the table was exceeded."}""";

    static readonly string[] Passed = ["X-Amz-Target", "X-Amz-Date", "Authorization"];

    readonly HttpClient _database;
    readonly WebApplication _app;
    readonly ConcurrentQueue<TableCall> _calls = new();

    DynamoDBProxy(WebApplication app, HttpClient database) => (_app, _database) = (app, database);

    public Uri Url { get; private init; } = null!;

    /// <summary>All requests so far.</summary>
    public IReadOnlyCollection<TableCall> Calls => _calls;

    /// <summary>The share of reads and writes that are refused: 0 for none, 1 for all.</summary>
    public double Refused { get; set; }

    public static async Task<DynamoDBProxy> StartAsync(Uri database, CancellationToken cancellation)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url.GetLeftPart(UriPartial.Authority));
        var app = builder.Build();
        var proxy = new DynamoDBProxy(app, new HttpClient { BaseAddress = database }) { Url = url };
        app.Run(proxy.ForwardAsync);
        await app.StartAsync(cancellation);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _database.Dispose();
    }

    async Task ForwardAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var call = Note(context.Request, body.ToArray());
        if (call.IsRefused)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "application/x-amz-json-1.0";
            await context.Response.WriteAsync(Throttled, context.RequestAborted);
            return;
        }

        using var forwarded = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(body.ToArray()) };
        foreach (var name in Passed)
        {
            forwarded.Headers.TryAddWithoutValidation(name, context.Request.Headers[name].ToString());
        }

        forwarded.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        using var answer = await _database.SendAsync(forwarded, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        if (answer.Headers.TryGetValues("x-amz-crc32", out var checksum))
        {
            context.Response.Headers["x-amz-crc32"] = checksum.Single();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    TableCall Note(HttpRequest request, byte[] body)
    {
        var operation = request.Headers["X-Amz-Target"].ToString().Split('.')[^1];
        using var json = JsonDocument.Parse(body);
        var call =
            new TableCall(Moment.Now, operation, TableItems.From(json.RootElement), request.Headers["amz-sdk-invocation-id"].ToString(), IsRefused: false);
        if ((call.IsRead || call.IsWrite) && Random.Shared.NextDouble() < Refused)
        {
            call = call with { IsRefused = true };
        }

        _calls.Enqueue(call);
        return call;
    }
}
