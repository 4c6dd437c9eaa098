using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly.CircuitBreaker;
using UserMacro.Atlassian.Http;
using UserMacro.Shared;

namespace UserMacro.Atlassian.Confluence;

/// <summary>One question to a site and what came of it, each try of it signed for itself.</summary>
internal sealed class SignedExchange(IHttpClientFactory clients, AllowedHosts hosts, SiteResilience resilience, TimeProvider time)
{
    const int MaxReplyBytes = 4 * 1024 * 1024;
    const int MaxMessageLength = 500;

    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    static readonly ProductInfoHeaderValue UserAgent = new("UserMacroForConfluence", "1.0");

    public Task<ConfluenceAnswer<T>> SendAsync<T>(
        ConfluenceSite site, HttpMethod method, string pathAndQuery, byte[]? body, Func<string, T> read, CancellationToken cancellationToken) =>
        ExchangeAsync(site, method, pathAndQuery, body, reply => read(reply.Text), cancellationToken);

    /// <summary>As <see cref="SendAsync"/>, for an answer whose headers count too.</summary>
    public async Task<ConfluenceAnswer<T>> ExchangeAsync<T>(
        ConfluenceSite site, HttpMethod method, string pathAndQuery, byte[]? body, Func<BoundedReply, T> read, CancellationToken cancellationToken)
    {
        if (site.Signer is not { } signer)
        {
            return new ConfluenceAnswer<T>.Unavailable(site.Obstacle);
        }

        // Checked again at each call: the list may have become narrower since the installation.
        if (!hosts.Allows(site.BaseUrl))
        {
            return new ConfluenceAnswer<T>.Unavailable("The address of the site is not allowed.");
        }

        using var limit = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var address = new Uri(site.BaseUrl + pathAndQuery);
            var reply = await resilience.RunAsync(
                site.BaseUrl, repeatable: method != HttpMethod.Post, token => TryAsync(signer, method, address, body, token), either.Token);
            return reply is null ? Silent<T>() : Read(reply, read);
        }
        catch (BrokenCircuitException)
        {
            return new ConfluenceAnswer<T>.Unavailable("The site failed several times and is not asked again for a moment.", SiteResilience.Rest);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Silent<T>();
        }
    }

    static ConfluenceAnswer<T> Silent<T>() => new ConfluenceAnswer<T>.Unavailable("The site did not answer in time, or its answer was too large.");

    async Task<BoundedReply?> TryAsync(IRequestSigner signer, HttpMethod method, Uri address, byte[]? body, CancellationToken cancellationToken)
    {
        using var request = Sign(signer, method, address);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        return await BoundedHttp.SendAsync(clients.CreateClient(ConfluenceClient.HttpClientName), request, MaxReplyBytes, Timeout, time, cancellationToken);
    }

    static HttpRequestMessage Sign(IRequestSigner signer, HttpMethod method, Uri address)
    {
        var request = new HttpRequestMessage(method, address)
        {
            Headers = { Authorization = signer.Sign(method, address), UserAgent = { UserAgent } },
        };
        // Some of what is posted is refused without it, as if a browser had been led astray (docs/reference/confluence-rest.md#permissions).
        if (method == HttpMethod.Post)
        {
            request.Headers.Add("X-Atlassian-Token", "no-check");
        }

        return request;
    }

    static ConfluenceAnswer<T> Read<T>(BoundedReply reply, Func<BoundedReply, T> read)
    {
        switch ((int)reply.Status)
        {
            case >= 200 and < 300:
                try
                {
                    return new ConfluenceAnswer<T>.Ok(read(reply));
                }
                catch (JsonException)
                {
                    return new ConfluenceAnswer<T>.Unavailable("The site sent an unexpected answer.");
                }

            case >= 400 and < 500 when reply.Status is not (HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout):
                return new ConfluenceAnswer<T>.Refused((int)reply.Status, Message(reply.Text));

            default:
                return new ConfluenceAnswer<T>.Unavailable($"The site answered with status {(int)reply.Status}.", reply.RetryAfter);
        }
    }

    static string Message(string text)
    {
        try
        {
            return (JsonSerializer.Deserialize(text, ConfluenceJson.Default.ErrorBody)?.Message ?? "").Truncate(MaxMessageLength);
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
