using System.Net;
using System.Net.Sockets;
using System.Text;

namespace UserMacro.WebApi.Tests.Connections;

/// <summary>A server on loopback that answers, byte for byte, what the test says.</summary>
sealed class HostileServer : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _ended = new();
    readonly Task _serving;
    int _requests;

    public HostileServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many requests came.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Writes the answer; the connection is closed behind it.</summary>
    public Func<NetworkStream, CancellationToken, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public static Func<NetworkStream, CancellationToken, Task> Reply(string text) => Reply(Encoding.UTF8.GetBytes(text), "");

    public static Func<NetworkStream, CancellationToken, Task> Reply(byte[] body, string headers) => async (stream, cancellation) =>
    {
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n"),
            cancellation);
        await stream.WriteAsync(body, cancellation);
    };

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Dispose();
        await _serving;
        _ended.Dispose();
    }

    async Task ServeAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_ended.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException or SocketException)
        {
            await Task.WhenAll(serving);
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            await using var stream = client.GetStream();
            try
            {
                await ReadRequestAsync(stream);
                Interlocked.Increment(ref _requests);
                await Answer(stream, _ended.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The other side went away, or the test is over.
            }
        }
    }

    async Task ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var part = new byte[4096];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(part, _ended.Token);
            if (read == 0)
            {
                return;
            }

            text.Append(Encoding.ASCII.GetString(part, 0, read));
        }
    }
}
