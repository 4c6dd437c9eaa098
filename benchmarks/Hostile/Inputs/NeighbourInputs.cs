using System.Globalization;
using System.Security.Cryptography;
using UserMacro.Atlassian.Connect.Tokens;

namespace UserMacro.Hostile.Inputs;

/// <summary>D. Strangers and tenants who spend what is another's. Each says what the honest one saw.</summary>
static class NeighbourInputs
{
    const int Issuers = 25;
    const int Installs = 300;
    const int FormBytes = 3 * 1024 * 1024;

    public static IEnumerable<HostileInput> All =>
    [
        new("D invented issuers", $"{Issuers}, then a tenant that is not cached", InventedIssuersAsync),
        new("D wrong secrets", "200 tokens of the tenant under another secret, then an honest one", WrongSecretsAsync),
        new("D wrong secrets", "tokens of other algorithms", OtherAlgorithmsAsync),
        new("D invented keys", $"{Installs} installs, then an honest one", InventedKeysAsync),
        new("D forms without a token", "3 MB, one", (scene, cancellation) => FormAsync(scene, null, cancellation)),
        new("D forms without a token", "3 MB, eight at once", async (scene, cancellation) =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => FormAsync(scene, null, cancellation)));
            return string.Join('+', answers.Select(answer => (int)answer.StatusCode).Distinct().Order());
        }),
        new("D forms without a token", "3 MB under a token that nobody signed", (scene, cancellation) =>
            FormAsync(scene, Token("nobody", "secret-of-nobody-at-all"), cancellation)),
        new("D late uninstalls", "issued before a reinstall, delivered after it", LateUninstallAsync),
        new("D late uninstalls", "an old installed after an uninstall", LateInstallAsync),
    ];

    static async Task<string> InventedIssuersAsync(HostileScene scene, CancellationToken cancellation)
    {
        // The service caches the keys of who has called; a tenant that has only installed is not known to its front end.
        using var fresh = await scene.Site.InstallAsync(scene.ServiceUrl, cancellation);
        await Task.Delay(TimeSpan.FromSeconds(6), cancellation);
        using var stranger = new HttpClient { BaseAddress = scene.ServiceUrl };
        for (var number = 0; number < Issuers; number++)
        {
            var target = string.Create(
                CultureInfo.InvariantCulture,
                $"/connect/render/a?jwt={Token($"invented-{number}-{Guid.NewGuid():N}", "a secret that nobody shares")}");
            using var refused = await stranger.GetAsync(target, cancellation);
        }

        using var honest = await fresh.Http.SendAsync(fresh.Api(HttpMethod.Get, "macros"), cancellation);
        return $"honest tenant: {(int)honest.StatusCode}";
    }

    static async Task<string> WrongSecretsAsync(HostileScene scene, CancellationToken cancellation)
    {
        using var stranger = new HttpClient { BaseAddress = scene.ServiceUrl };
        for (var number = 0; number < 200; number++)
        {
            using var refused = await stranger.GetAsync(
                $"/connect/render/a?jwt={Token(scene.Tenant.Tenant.ClientKey, "not the secret of this tenant")}", cancellation);
        }

        using var honest = await scene.Tenant.Tenant.Http.SendAsync(scene.Tenant.Tenant.Api(HttpMethod.Get, "macros"), cancellation);
        return $"honest tenant: {(int)honest.StatusCode}";
    }

    static async Task<string> OtherAlgorithmsAsync(HostileScene scene, CancellationToken cancellation)
    {
        using var stranger = new HttpClient { BaseAddress = scene.ServiceUrl };
        var seen = new HashSet<int>();
        foreach (var head in (string[])["eyJhbGciOiJub25lIn0", "eyJhbGciOiJIUzM4NCJ9", "eyJhbGciOiJSUzI1NiJ9", "e30"])
        {
            var parts = Token(scene.Tenant.Tenant.ClientKey, "not the secret of this tenant").Split('.');
            using var refused = await stranger.GetAsync($"/connect/render/a?jwt={head}.{parts[1]}.{parts[2]}", cancellation);
            seen.Add((int)refused.StatusCode);
        }

        return string.Join('+', seen.Order());
    }

    static async Task<string> InventedKeysAsync(HostileScene scene, CancellationToken cancellation)
    {
        var before = scene.Site.KeyQuestions;
        using var stranger = new HttpClient { BaseAddress = scene.ServiceUrl };
        await Task.WhenAll(Enumerable.Range(0, Installs).Select(async _ =>
        {
            using var install = scene.Site.Lifecycle(scene.ServiceUrl, scene.Tenant.Tenant, "installed", Now, Guid.NewGuid().ToString());
            using var refused = await stranger.SendAsync(install, cancellation);
        }));
        var questions = scene.Site.KeyQuestions - before;
        using var honest = scene.Site.Lifecycle(scene.ServiceUrl, scene.Tenant.Tenant, "installed", Now);
        using var answer = await stranger.SendAsync(honest, cancellation);
        return string.Create(CultureInfo.InvariantCulture, $"{questions} questions to the key server; honest install: {(int)answer.StatusCode}");
    }

    static async Task<HttpResponseMessage> FormAsync(HostileScene scene, string? token, CancellationToken cancellation)
    {
        using var stranger = new HttpClient { BaseAddress = scene.ServiceUrl };
        using var request = new HttpRequestMessage(HttpMethod.Post, "connect/static/a") { Content = new ByteArrayContent(new byte[FormBytes]) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        if (token is not null)
        {
            request.Headers.Authorization = new("JWT", token);
        }

        // So that a refusal before the body is seen as one.
        request.Headers.ExpectContinue = true;
        return await stranger.SendAsync(request, cancellation);
    }

    static async Task<string> LateUninstallAsync(HostileScene scene, CancellationToken cancellation)
    {
        using var tenant = await scene.Site.InstallAsync(scene.ServiceUrl, cancellation);
        using var late = scene.Site.Lifecycle(scene.ServiceUrl, tenant, "uninstalled", Now.AddSeconds(-20));
        using var again = scene.Site.Lifecycle(scene.ServiceUrl, tenant, "installed", Now);
        using var installed = await tenant.Http.SendAsync(again, cancellation);
        using var uninstalled = await tenant.Http.SendAsync(late, cancellation);
        using var honest = await tenant.Http.SendAsync(tenant.Api(HttpMethod.Get, "macros"), cancellation);
        return $"reinstall: {(int)installed.StatusCode}; old uninstall: {(int)uninstalled.StatusCode}; the site then: {(int)honest.StatusCode}";
    }

    static async Task<string> LateInstallAsync(HostileScene scene, CancellationToken cancellation)
    {
        using var tenant = await scene.Site.InstallAsync(scene.ServiceUrl, cancellation);
        using var old = scene.Site.Lifecycle(scene.ServiceUrl, tenant, "installed", Now.AddSeconds(-20));
        // Within one second an installation would win.
        using var gone = await tenant.Http.SendAsync(scene.Site.Lifecycle(scene.ServiceUrl, tenant, "uninstalled", Now.AddSeconds(5)), cancellation);
        using var installed = await tenant.Http.SendAsync(old, cancellation);
        using var then = await tenant.Http.SendAsync(tenant.Api(HttpMethod.Get, "macros"), cancellation);
        return $"uninstall: {(int)gone.StatusCode}; old install: {(int)installed.StatusCode}; the site then: {(int)then.StatusCode}";
    }

    static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    static string Token(string issuer, string secret) => HmacToken.Sign(
        new()
        {
            Issuer = issuer,
            Subject = Convert.ToHexString(RandomNumberGenerator.GetBytes(4)),
            IssuedAt = Now,
            Expires = Now.AddMinutes(3),
            QueryHash = QueryHash.Compute("GET", "/connect/render/a", ""),
        }, secret);
}
