using System.Net;

namespace UserMacro.WebApi.Connections.Outbound;

/// <summary>The one way out for connections: what a server answers can lead nowhere else and cost little.</summary>
internal static class ConnectionHandler
{
    /// <summary>The largest size of a server's headers, in KB.</summary>
    const int MaxHeadersKB = 16;

    /// <summary>How many connections are open to one server.</summary>
    const int MaxConnections = 32;

    // A request is given up after 2 s; the attempt to connect, with its handshake, would continue without it.
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    public static SocketsHttpHandler Create(PublicConnect connect) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // A proxy would connect in our place, to whatever it likes.
        UseProxy = false,
        // What is packed is not unpacked: a few bytes could stand for gigabytes.
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = ConnectTimeout,
        MaxResponseHeadersLength = MaxHeadersKB,
        MaxConnectionsPerServer = MaxConnections,
        ConnectCallback = connect.ConnectAsync,
    };
}
