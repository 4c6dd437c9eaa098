using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Atlassian.Http;

namespace UserMacro.Atlassian.Confluence;

/// <summary>One signed request to a site and what came of it.</summary>
internal sealed class SignedExchange(IHttpClientFactory clients, AllowedHosts hosts, TimeProvider time)
{
    const int MaxReplyBytes = 4 * 1024 * 1024;
    const int MaxMessageLength = 500;

    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    static readonly ProductInfoHeaderValue UserAgent = new("UserMacroForConfluence", "1.0");

    public async Task<ConfluenceAnswer<T>> SendAsync<T>(
        ConfluenceSite site, HttpMethod method, string pathAndQuery, byte[]? body, Func<string, T> read, CancellationToken cancellationToken)
    {
        // Checked again at each call: the list may have become narrower since the installation.
        if (!hosts.Allows(site.BaseUrl))
        {
            return new ConfluenceAnswer<T>.Unavailable("The address of the site is not an allowed one.");
        }

        using var request = Sign(site, method, new Uri(site.BaseUrl + pathAndQuery));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        var client = clients.CreateClient(ConfluenceClient.HttpClientName);
        var reply = await BoundedHttp.SendAsync(client, request, MaxReplyBytes, Timeout, time, cancellationToken);
        return reply is null ? new ConfluenceAnswer<T>.Unavailable("The site did not answer in time, or with too much.") : Read(reply, read);
    }

    HttpRequestMessage Sign(ConfluenceSite site, HttpMethod method, Uri address)
    {
        var now = time.GetUtcNow();
        var token = HmacToken.Sign(
            new TokenClaims
            {
                Issuer = site.AppKey,
                IssuedAt = now,
                Expires = now + TokenLimits.OutboundLifetime,
                QueryHash = QueryHash.Compute(method.Method, address.PathAndQuery, new Uri(site.BaseUrl).AbsolutePath),
                Audience = site.ClientKey,
            },
            site.SharedSecret);
        return new HttpRequestMessage(method, address)
        {
            Headers = { Authorization = new AuthenticationHeaderValue("JWT", token), UserAgent = { UserAgent } },
        };
    }

    static ConfluenceAnswer<T> Read<T>(BoundedReply reply, Func<string, T> read)
    {
        switch ((int)reply.Status)
        {
            case >= 200 and < 300:
                try
                {
                    return new ConfluenceAnswer<T>.Ok(read(reply.Text));
                }
                catch (JsonException)
                {
                    return new ConfluenceAnswer<T>.Unavailable("The site answered with something else than expected.");
                }

            case >= 400 and < 500 when reply.Status is not (HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout):
                return new ConfluenceAnswer<T>.Refused((int)reply.Status, Message(reply.Text));

            default:
                return new ConfluenceAnswer<T>.Unavailable($"The site answered with status {(int)reply.Status}.");
        }
    }

    static string Message(string text)
    {
        try
        {
            var message = JsonSerializer.Deserialize(text, ConfluenceJson.Default.ErrorBody)?.Message ?? "";
            return message.Length > MaxMessageLength ? message[..MaxMessageLength] : message;
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
