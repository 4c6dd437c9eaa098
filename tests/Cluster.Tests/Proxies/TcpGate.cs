using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using UserMacro.Processes;

namespace UserMacro.Cluster.Tests.Proxies;

/// <summary>Sits in front of a server and can take it away: connections reset and refused, or open and silent.</summary>
sealed class TcpGate : IAsyncDisposable
{
    readonly IPEndPoint _server;
    readonly int _port = FreePort.Next();
    readonly ConcurrentDictionary<Socket, bool> _sockets = new();
    TcpListener? _listener;
    Task _accepting = Task.CompletedTask;
    volatile bool _isSilent;

    public TcpGate(Uri server)
    {
        _server = new IPEndPoint(IPAddress.Loopback, server.Port);
        Open();
    }

    public Uri Url => new($"http://127.0.0.1:{_port}");

    /// <summary>Lets everything through again, over new connections.</summary>
    public void Open()
    {
        _isSilent = false;
        ResetAll();
        if (_listener is not null)
        {
            return;
        }

        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _accepting = AcceptAsync(_listener);
    }

    /// <summary>Resets what is connected and refuses the rest.</summary>
    public async Task CutAsync()
    {
        _listener?.Dispose();
        _listener = null;
        await _accepting;
        ResetAll();
    }

    /// <summary>Swallows what either side sends; connections stay open and new ones are accepted.</summary>
    public void FallSilent() => _isSilent = true;

    public async ValueTask DisposeAsync() => await CutAsync();

    async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptSocketAsync());
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The gate was cut.
        }
    }

    async Task ServeAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        _sockets[client] = _sockets[server] = true;
        try
        {
            await server.ConnectAsync(_server);
            await Task.WhenAny(PumpAsync(client, server), PumpAsync(server, client));
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // The server is gone.
        }

        Reset(client);
        Reset(server);
    }

    async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is var count and > 0)
            {
                for (var sent = 0; sent < count && !_isSilent;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
                }
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // Either side is gone.
        }
    }

    void ResetAll()
    {
        foreach (var socket in _sockets.Keys)
        {
            Reset(socket);
        }
    }

    void Reset(Socket socket)
    {
        if (!_sockets.TryRemove(socket, out _))
        {
            return;
        }

        // No time to linger: the other side gets a reset, not an orderly end.
        socket.Close(timeout: 0);
    }
}
