using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using UserMacro.Simulator.Install;
using UserMacro.Simulator.Signing;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Apps;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Statics;

/// <summary>Fetches static output from the app while a page renders (docs/reference/static-output.md#requests).</summary>
internal sealed class StaticMacroClient(IHttpClientFactory clients, HostSigner signer, StaticCache cache)
{
    const int MaxLength = 1024 * 1024;

    /// <param name="target">Path and query of the module with its variables filled in.</param>
    /// <param name="post">Moves every query parameter into a form body, which the query hash then covers.</param>
    public async Task<StaticAnswer> FetchAsync(
        Site site, Installation app, string target, bool post, SimulatedUser user, JsonObject context, CancellationToken cancellation)
    {
        var request = post ? Posted(target) : new AppRequest("GET", target);
        var url = request.Url(app);
        var cached = post ? null : cache.Find(url);
        if (cached is not null && cache.IsFresh(cached))
        {
            return new StaticAnswer(cached.Storage, Error: null);
        }

        using var message = Message(app, request, signer.Request(site, app, request, user, context));
        if (cached?.ETag is { } tag)
        {
            message.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(tag));
        }

        try
        {
            using var response = await clients.CreateClient(AppClient.Name).SendAsync(message, cancellation);
            if (response.StatusCode is HttpStatusCode.NotModified && cached is not null)
            {
                cache.Store(url, cached.Storage, response.Headers);
                return new StaticAnswer(cached.Storage, Error: null);
            }

            return (int)response.StatusCode >= StatusCodes.Status500InternalServerError && StandIn(cached) is { } kept
                ? kept
                : await ReadAsync(url, post, response, cancellation);
        }
        catch (Exception exception) when (AppClient.IsFailure(exception, cancellation))
        {
            return StandIn(cached)
                ?? StaticAnswer.Failed(exception is TaskCanceledException ? "The app took too long to answer." : "The app could not be reached.");
        }
    }

    StaticAnswer? StandIn(StaticCacheEntry? kept) =>
        kept is not null && cache.MayStandIn(kept) ? new StaticAnswer(kept.Storage, Error: null) : null;

    async Task<StaticAnswer> ReadAsync(string url, bool post, HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.StatusCode is not HttpStatusCode.OK)
        {
            return StaticAnswer.Failed($"The app answered with status {(int)response.StatusCode}.");
        }

        // Which types the host demands is UNVERIFIED (docs/reference/static-output.md#storage-format): these two, in UTF-8.
        var type = response.Content.Headers.ContentType;
        if (type?.MediaType is not ("text/html" or "application/xhtml+xml"))
        {
            return StaticAnswer.Failed("The app answered with something else than storage format.");
        }

        if (type.CharSet is { } charset && !charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return StaticAnswer.Failed("The app did not answer in UTF-8.");
        }

        var storage = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellation));
        if (storage.Length > MaxLength)
        {
            return StaticAnswer.Failed("The app answered with more than 1 MB.");
        }

        if (!post)
        {
            cache.Store(url, storage, response.Headers);
        }

        return new StaticAnswer(storage, Error: null);
    }

    static HttpRequestMessage Message(Installation app, AppRequest request, string token)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Url(app));
        message.Headers.TryAddWithoutValidation("Authorization", "JWT " + token);
        if (request.Form is { } form)
        {
            message.Content = new FormUrlEncodedContent(form);
            message.Headers.TransferEncodingChunked = true;
        }

        return message;
    }

    static AppRequest Posted(string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
        {
            return new AppRequest("POST", target, []);
        }

        var form = target[(query + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), pair.Length is 2 ? Uri.UnescapeDataString(pair[1]) : ""));
        return new AppRequest("POST", target[..query], [.. form]);
    }
}

/// <summary>What the app said to a static macro.</summary>
/// <param name="Storage">A storage-format fragment, or empty.</param>
/// <param name="Error">Why there is none, in words for the reader of the page; null on success.</param>
internal sealed record StaticAnswer(string Storage, string? Error)
{
    public static StaticAnswer Failed(string error) => new("", error);
}
