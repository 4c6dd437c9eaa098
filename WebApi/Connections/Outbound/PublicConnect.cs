using System.Net;
using System.Net.Sockets;

namespace UserMacro.WebApi.Connections.Outbound;

/// <summary>
/// Opens connections to public addresses only. The very address that was looked at is connected to, so that no name can lead elsewhere a
/// moment later.
/// </summary>
/// <param name="resolve">Gives the addresses of a name.</param>
/// <param name="open">Connects to the first of some addresses that answers.</param>
internal sealed class PublicConnect(
    Func<string, CancellationToken, Task<IPAddress[]>> resolve, Func<IPAddress[], int, CancellationToken, ValueTask<Stream>> open)
{
    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="HttpRequestException">The name has no address, or one that is not public.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await resolve(context.DnsEndPoint.Host, cancellationToken);
        // A name that leads inside even once is not to be trusted.
        if (addresses.Length == 0 || !addresses.All(PublicAddress.IsPublic))
        {
            throw new HttpRequestException("The name leads to no public address.");
        }

        return await open(addresses, context.DnsEndPoint.Port, cancellationToken);
    }

    /// <summary>Opens a socket.</summary>
    /// <exception cref="HttpRequestException">None of the addresses answers.</exception>
    public static async ValueTask<Stream> OpenAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new HttpRequestException("The server does not answer.", exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
