using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using UserMacro.Processes;

namespace UserMacro.Traffic.Sites;

/// <summary>
/// The least of a Confluence site that the service asks for: install keys, the administrator check, the module list. For load that must not
/// wait for a whole site.
/// </summary>
public sealed class TestSite : IAsyncDisposable
{
    const string KeyId = "test-site/1";

    readonly RSA _key = RSA.Create(2048);
    readonly WebApplication _app;
    int _keyQuestions;

    TestSite(WebApplication app) => _app = app;

    public Uri Url { get; private init; } = null!;

    /// <summary>How often the service asked for a key that proves installs.</summary>
    public int KeyQuestions => Volatile.Read(ref _keyQuestions);

    /// <summary>Starts the site on a free port.</summary>
    public static async Task<TestSite> StartAsync(CancellationToken cancellation)
    {
        var url = $"http://127.0.0.1:{FreePort.Next()}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        var site = new TestSite(app) { Url = new Uri(url + "/") };
        app.MapGet("/install-keys/{**keyId}", (string keyId) => site.KeyOf(keyId));
        app.MapGet("/wiki/rest/api/user", () => Results.Text("""{"operations":[{"operation":"administer","targetType":"application"}]}""", "application/json"));
        app.MapGet("/wiki/rest/atlassian-connect/1/app/module/dynamic", () => Results.Text("{}", "application/json"));
        app.MapPost("/wiki/rest/atlassian-connect/1/app/module/dynamic", () => Results.Ok());
        app.MapDelete("/wiki/rest/atlassian-connect/1/app/module/dynamic", () => Results.NoContent());
        await app.StartAsync(cancellation);
        return site;
    }

    /// <summary>Installs the service for a new tenant of this site.</summary>
    /// <param name="service">The address that the service calls its own.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <param name="way">How requests get there; null for straight to the address.</param>
    public Task<TestTenant> InstallAsync(Uri service, CancellationToken cancellation, HttpMessageHandler? way = null) =>
        TestTenant.InstallAsync(service, way ?? new SocketsHttpHandler(), $"{Url}wiki", _key, KeyId, cancellation);

    /// <summary>A tenant of this site that has not installed the service yet.</summary>
    public TestTenant Prepare(Uri service) => TestTenant.Create(service, new SocketsHttpHandler(), $"{Url}wiki", _key, KeyId);

    /// <summary>A lifecycle message of a tenant.</summary>
    /// <param name="service">The address that the service calls its own.</param>
    /// <param name="tenant">Whose message.</param>
    /// <param name="eventType"><c>installed</c> or <c>uninstalled</c>.</param>
    /// <param name="issuedAt">When the token says it was issued.</param>
    /// <param name="keyId">The key that the token names; null for the one that signs it.</param>
    public HttpRequestMessage Lifecycle(Uri service, TestTenant tenant, string eventType, DateTimeOffset issuedAt, string? keyId = null)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(tenant);
        return LifecycleRequest.Create(
            service, new(tenant.ClientKey, eventType == "installed" ? tenant.Secret : null, $"{Url}wiki", eventType), issuedAt, _key, keyId ?? KeyId);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    IResult KeyOf(string keyId)
    {
        Interlocked.Increment(ref _keyQuestions);
        return keyId == KeyId ? Results.Text(_key.ExportSubjectPublicKeyInfoPem()) : Results.NotFound();
    }
}
