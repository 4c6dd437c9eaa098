using System.Net;
using System.Net.Http.Headers;

namespace UserMacro.Atlassian.Http;

/// <summary>The reply of a server.</summary>
/// <param name="Status">The status.</param>
/// <param name="Text">The body.</param>
/// <param name="RetryAfter">How long the server wants to be left alone; null when it did not say.</param>
public sealed record BoundedReply(HttpStatusCode Status, string Text, TimeSpan? RetryAfter = null)
{
    /// <summary>A header that the reply has once; null when it does not.</summary>
    public string? Header(string name) =>
        Headers is { } headers && headers.TryGetValues(name, out var values) && values.ToArray() is [var value] ? value : null;

    internal HttpResponseHeaders? Headers { get; init; }
}
