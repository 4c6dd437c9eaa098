using System.Net;

namespace UserMacro.Atlassian.Http;

/// <summary>What a server replied.</summary>
internal sealed record BoundedReply(HttpStatusCode Status, string Text);
