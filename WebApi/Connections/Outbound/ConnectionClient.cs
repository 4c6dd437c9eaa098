using System.Text.Json;
using UserMacro.Atlassian.Http;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Limiting;

namespace UserMacro.WebApi.Connections.Outbound;

/// <summary>Asks a connection: https to public addresses, no redirects, 2 s and 256 KB at most. Nothing about a request reaches a log.</summary>
internal sealed class ConnectionClient(IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>The name of the client in the factory.</summary>
    public const string HttpClientName = "connections";

    const int MaxBytes = Limits.ConnectionAnswer;
    const int MaxAddress = 4000;

    /// <summary>Fewer than a template reads, so that no answer ends a run.</summary>
    const int MaxDepth = 18;

    static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(Limits.ConnectionTime);

    /// <summary>The answer as JSON; null when there is none, or none that can be used.</summary>
    public async Task<string?> AskAsync(ConnectionTarget target, string pathAndQuery, CancellationToken cancellation)
    {
        if (AddressOf(target.BaseUrl, pathAndQuery) is not { } address)
        {
            return null;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json");
        foreach (var (name, value) in target.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var reply = await BoundedHttp.SendAsync(clients.CreateClient(HttpClientName), request, MaxBytes, Timeout, time, cancellation);
        return reply is { Status: System.Net.HttpStatusCode.OK, Text: var text } && IsJson(text) ? text : null;
    }

    /// <summary>The address below that of the connection; null for one that leads elsewhere.</summary>
    internal static Uri? AddressOf(string baseUrl, string pathAndQuery)
    {
        var root = new Uri(baseUrl.TrimEnd('/') + "/");
        return pathAndQuery.StartsWith('/') && pathAndQuery.Length <= MaxAddress
            && Uri.TryCreate(root.AbsoluteUri.TrimEnd('/') + pathAndQuery, UriKind.Absolute, out var address)
            && root.IsBaseOf(address) && address is { UserInfo: "", Fragment: "" }
            && !address.AbsolutePath.Contains("%2e", StringComparison.OrdinalIgnoreCase)
                && !address.AbsolutePath.Contains("%2f", StringComparison.OrdinalIgnoreCase)
                    && !address.AbsolutePath.Contains("%5c", StringComparison.OrdinalIgnoreCase)
            ? address
            : null;
    }

    static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
