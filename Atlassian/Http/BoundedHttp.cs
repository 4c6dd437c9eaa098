using System.Text;

namespace UserMacro.Atlassian.Http;

/// <summary>One exchange with a server that is not trusted: a size and a time for the whole of it, body included.</summary>
public static class BoundedHttp
{
    /// <summary>The reply; null when there was none in time, or one larger than allowed.</summary>
    /// <param name="client">Sends it.</param>
    /// <param name="request">What to send.</param>
    /// <param name="maxBytes">The largest body that is read.</param>
    /// <param name="timeout">The longest that all of it may take.</param>
    /// <param name="time">Measures that.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static async Task<BoundedReply?> SendAsync(
        HttpClient client, HttpRequestMessage request, int maxBytes, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var text = await ReadAsync(response.Content, maxBytes, either.Token);
            return text is null ? null : new BoundedReply(response.StatusCode, text, RetryAfterOf(response, time)) { Headers = response.Headers };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    static TimeSpan? RetryAfterOf(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    static async Task<string?> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (bytes.Length + read > maxBytes)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
