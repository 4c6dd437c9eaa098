namespace UserMacro.Cluster.Tests.Hosting;

/// <summary>Sends each request to the next front end, whatever host it names. Repeats nothing.</summary>
sealed class LoadBalancer(IReadOnlyList<Uri> frontEnds) : DelegatingHandler(new SocketsHttpHandler())
{
    int _next;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var frontEnd = frontEnds[(int)((uint)Interlocked.Increment(ref _next) % frontEnds.Count)];
        // The raw target is signed, so only scheme and host are replaced.
        request.RequestUri =
            new Uri(frontEnd.GetLeftPart(
                UriPartial.Authority) + request.RequestUri!.OriginalString[request.RequestUri.GetLeftPart(UriPartial.Authority).Length..]);
        return base.SendAsync(request, cancellationToken);
    }
}
