using System.Net;
using System.Text.Json.Nodes;
using UserMacro.Simulator.Frames;
using UserMacro.Simulator.Install;
using UserMacro.Simulator.Signing;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Seed;

/// <summary>The app's public REST API, called as the site's administrator with a context token, as the admin page does.</summary>
internal sealed class AdminApi(IHttpClientFactory clients, HostSigner signer)
{
    /// <summary>Creates the macro if there is none of that key and publishes it if it never was.</summary>
    /// <returns>Whether anything was done.</returns>
    /// <exception cref="SeedFaultException">The app refused.</exception>
    public async Task<bool> EnsurePublishedAsync(Site site, SeedExample example, CancellationToken cancellation)
    {
        using var found = await SendAsync(site, HttpMethod.Get, $"/api/v1/macros/{example.Key}", content: null, tag: null, cancellation);
        var details = found.StatusCode is HttpStatusCode.NotFound ? await CreateAsync(site, example, cancellation) : await ReadAsync(found, cancellation);
        if (details["published"] is not null)
        {
            return false;
        }

        var draft = details["draft"]!["number"]!.GetValue<long>();
        using var published =
            await SendAsync(
                site, HttpMethod.Post, $"/api/v1/macros/{example.Key}/publish", new JsonObject { ["note"] = "Example" }, $"\"{draft}\"", cancellation);
        await ReadAsync(published, cancellation);
        return true;
    }

    async Task<JsonObject> CreateAsync(Site site, SeedExample example, CancellationToken cancellation)
    {
        var request = new JsonObject { ["key"] = example.Key, ["definition"] = example.Definition.DeepClone() };
        using var created = await SendAsync(site, HttpMethod.Post, "/api/v1/macros", request, tag: null, cancellation);
        return await ReadAsync(created, cancellation);
    }

    async Task<HttpResponseMessage> SendAsync(Site site, HttpMethod method, string path, JsonObject? content, string? tag, CancellationToken cancellation)
    {
        var app = site.State.Installation ?? throw new SeedFaultException("The app is no longer installed.");
        using var message = new HttpRequestMessage(method, app.BaseUrl + path);
        message.Headers.TryAddWithoutValidation("Authorization", "JWT " + signer.Context(site, app, SimulatedUser.Administrator, FrameContext.OfSite(site)));
        if (tag is not null)
        {
            message.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        if (content is not null)
        {
            message.Content = JsonContent.Create(content);
        }

        try
        {
            return await clients.CreateClient(AppClient.Name).SendAsync(message, cancellation);
        }
        catch (Exception exception) when (AppClient.IsFailure(exception, cancellation))
        {
            throw new SeedFaultException($"The app does not answer {method} {path}.");
        }
    }

    static async Task<JsonObject> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var text = await response.Content.ReadAsStringAsync(cancellation);
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(text)!.AsObject()
            : throw new SeedFaultException(
                $"The app answered {(int)response.StatusCode} to {response.RequestMessage?.Method} "
                + $"{response.RequestMessage?.RequestUri?.AbsolutePath}: {text}");
    }
}
