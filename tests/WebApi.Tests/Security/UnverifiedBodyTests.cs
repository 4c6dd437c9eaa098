using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Calls;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Security;

/// <summary>Whoever has proved nothing is refused before his body is read, at every address.</summary>
public sealed partial class UnverifiedBodyTests(MeteredApp app) : IClassFixture<MeteredApp>
{
    const int BodyBytes = 8 * 1024 * 1024;

    /// <summary>What the server takes off a connection at most: the head, what it reads of the body, and the part that it was about to look at.</summary>
    const long Most = UnverifiedBodyLimit.Bytes + (32 * 1024);

    static readonly byte[] Chunk = [.. "4000\r\n"u8, .. Enumerable.Repeat((byte)'x', 0x4000), .. "\r\n"u8];

    [Fact]
    public async Task LargeBody_WithoutToken_AtEveryRoute_IsRefusedWithoutBeingRead()
    {
        var tried = 0;
        foreach (var (method, path, contentType, isOpen) in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(MethodsOf))
        {
            var (status, read) = await SendAsync(method, path, contentType: contentType);

            read.ShouldBeLessThanOrEqualTo(Most, $"{method} {path}");
            if (!isOpen)
            {
                status.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path}");
            }

            tried++;
        }

        tried.ShouldBeGreaterThan(60);
    }

    [Theory]
    [InlineData("JWT x.y.z")]
    [InlineData("JWT invented")]
    [InlineData("Bearer usermacro_t-000102030405060708090a0b0c0d0e0f_0123456789abcdef_5555555555555555555555555555555555555555555555555555555555555555")]
    public async Task LargeBody_WithATokenOfNobody_IsRefusedWithoutBeingRead(string authorization)
    {
        var token = authorization switch
        {
            "JWT invented" => $"JWT {new TestSite(app).Sign(new TestSite(app).Claims("POST", "/connect/static/none"))}",
            _ => authorization,
        };

        foreach (var (method, path) in new[]
        {
            ("POST", "/connect/static/none"),
            ("POST", "/connect/frames/none"),
            ("POST", "/connect/installed"),
            ("POST", "/connect/disabled"),
            ("POST", "/api/v1/macros"),
            ("POST", "/api/v1/import"),
        })
        {
            var (status, read) = await SendAsync(method, path, token);

            status.ShouldBe(HttpStatusCode.Unauthorized, path);
            read.ShouldBeLessThanOrEqualTo(Most, path);
        }
    }

    [Fact]
    public async Task LargeBody_SignedForAnotherRequestOrToBeMuchLarger_IsRefused()
    {
        var site = await TestSite.InstalledAsync(app);
        var withQuery = "/connect/static/none?p.a=1";

        var (status, read) = await SendAsync("POST", withQuery, $"JWT {site.Sign(site.Claims("POST", withQuery))}");

        status.ShouldBe(HttpStatusCode.Unauthorized);
        read.ShouldBeLessThanOrEqualTo(Most);
    }

    [Fact]
    public async Task LargeForm_OfAVerifiedSender_IsRead()
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.PostFormAsync("/connect/static/none", ("macro.body", new string('x', 900 * 1024)));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    static IEnumerable<(string Method, string Path, string ContentType, bool IsOpen)> MethodsOf(RouteEndpoint endpoint)
    {
        var path = Parameter().Replace(
            "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), match => match.Value.Contains(":int", StringComparison.Ordinal) ? "1" : "x");
        var isOpen = endpoint.Metadata.GetMetadata<HostCallRequirement>() is null && !path.EndsWith("installed", StringComparison.Ordinal);
        // Another type is answered 415 before anything is looked at.
        var contentType = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0] ?? "application/x-www-form-urlencoded";
        foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
        {
            yield return (method, path, contentType, isOpen);
        }
    }

    async Task<(HttpStatusCode Status, long Read)> SendAsync(string method, string path, string? authorization = null, string contentType = "application/json")
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, app.Client.BaseAddress!.Port, cancellation);
        await using var stream = client.GetStream();
        var head = $"{method} {WebApiApp.BasePath}{path} HTTP/1.1\r\nHost: usermacro.test\r\nContent-Type: "
            + $"{contentType}\r\nTransfer-Encoding: chunked\r\n{(authorization is null ? "" : $"Authorization: {authorization}\r\n")}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancellation);
        var port = ((IPEndPoint)client.Client.LocalEndPoint!).Port;
        var sending = SendBodyAsync(stream, cancellation);
        var answer = await ReadAnswerAsync(stream, cancellation);
        await sending;
        // Gone on the other side as well, so that all it read is counted.
        client.Close();
        return ((HttpStatusCode)int.Parse(answer.Split(' ')[1], CultureInfo.InvariantCulture), await app.ReadAsync(port, cancellation));
    }

    static async Task SendBodyAsync(NetworkStream stream, CancellationToken cancellation)
    {
        try
        {
            for (var sent = 0; sent < BodyBytes; sent += Chunk.Length)
            {
                await stream.WriteAsync(Chunk, cancellation);
            }
        }
        catch (IOException)
        {
            // The server has closed the connection, as it may.
        }
    }

    static async Task<string> ReadAnswerAsync(NetworkStream stream, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var part = new byte[4096];
        while (!text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(part, cancellation);
            read.ShouldBePositive("the connection was closed without an answer");
            text.Append(Encoding.ASCII.GetString(part, 0, read));
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
