using System.Net;

namespace UserMacro.Atlassian.Http;

/// <summary>The reply of a server.</summary>
/// <param name="Status">The status.</param>
/// <param name="Text">The body.</param>
/// <param name="RetryAfter">How long the server wants to be left alone; null when it did not say.</param>
public sealed record BoundedReply(HttpStatusCode Status, string Text, TimeSpan? RetryAfter = null);
