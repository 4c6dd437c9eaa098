using System.Text.Json.Nodes;
using UserMacro.Simulator.Signing;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Apps;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Install;

/// <summary>
/// Sends lifecycle messages (docs/reference/connect-lifecycle.md#messages): RS256 for <c>installed</c> and <c>uninstalled</c>, HS256 for the rest
/// (docs/reference/connect-lifecycle.md#signed-installs).
/// </summary>
internal sealed class LifecycleClient(IHttpClientFactory clients, HostSigner signer, TimeProvider time)
{
    public const string Installed = "installed", Uninstalled = "uninstalled", Enabled = "enabled", Disabled = "disabled";

    /// <summary>Sends one message. Null when the app took it or has no callback for it, else what went wrong.</summary>
    public async Task<string?> SendAsync(Site site, Installation app, string name, CancellationToken cancellation)
    {
        if (!app.Callbacks.TryGetValue(name, out var path))
        {
            return null;
        }

        var request = new AppRequest("POST", path);
        var user = SimulatedUser.Administrator;
        var token = name is Installed or Uninstalled ? signer.Lifecycle(site, app, request, user) : signer.Switch(site, app, request, user);

        using var message = new HttpRequestMessage(HttpMethod.Post, request.Url(app)) { Content = JsonContent.Create(Payload(site, app, name)) };
        message.Headers.TryAddWithoutValidation("Authorization", "JWT " + token);
        string? error;
        try
        {
            using var response = await clients.CreateClient(AppClient.Name).SendAsync(message, cancellation);
            var status = (int)response.StatusCode;
            error = status is 200 or 204 ? null : $"The app answered {status} to '{name}'.";
            site.Lifecycle.Add(new LifecycleEntry(time.GetUtcNow(), name, $"{status}"));
        }
        catch (Exception exception) when (AppClient.IsFailure(exception, cancellation))
        {
            error = $"The app did not answer '{name}' at {app.BaseUrl}.";
            site.Lifecycle.Add(new LifecycleEntry(time.GetUtcNow(), name, "no answer"));
        }

        return error;
    }

    static JsonObject Payload(Site site, Installation app, string name)
    {
        var payload = new JsonObject
        {
            ["key"] = app.AppKey,
            ["clientKey"] = site.State.ClientKey,
            ["serverVersion"] = "6452",
            ["pluginsVersion"] = "1000.0.0",
            ["baseUrl"] = app.SiteBaseUrl,
            ["displayUrl"] = app.SiteBaseUrl,
            ["productType"] = "confluence",
            ["description"] = "Simulated Confluence",
            ["eventType"] = name,
        };
        if (name is Installed)
        {
            payload["sharedSecret"] = app.SharedSecret;
        }

        return payload;
    }
}
