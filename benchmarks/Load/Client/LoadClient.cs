using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace UserMacro.Load.Client;

/// <summary>Sends prepared requests as fast as they are answered; does as little else as possible, because it shares the machine.</summary>
static class LoadClient
{
    const int Connections = 16;

    /// <summary>Reads targets, one a line, until the input ends, and prints how many requests were answered.</summary>
    public static async Task<int> RunAsync(int port, TimeSpan duration, TextReader input, TextWriter output)
    {
        var requests = new List<byte[]>();
        while (await input.ReadLineAsync() is { Length: > 0 } target)
        {
            requests.Add(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
        }

        using var end = new CancellationTokenSource(duration);
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(offset => SendAsync(port, requests, offset, end.Token)));
        await output.WriteLineAsync(counts.Sum().ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    static async Task<int> SendAsync(int port, List<byte[]> requests, int offset, CancellationToken end)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port, CancellationToken.None);
        var buffer = new byte[64 * 1024];
        var count = 0;
        while (!end.IsCancellationRequested)
        {
            await socket.SendAsync(requests[(offset + (count * Connections)) % requests.Count], CancellationToken.None);
            await ReceiveAsync(socket, buffer);
            count++;
        }

        return count;
    }

    static async Task ReceiveAsync(Socket socket, byte[] buffer)
    {
        var received = 0;
        var total = int.MaxValue;
        while (received < total)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(received), CancellationToken.None);
            received += more > 0 ? more : throw new IOException("The server closed the connection.");
            if (total == int.MaxValue)
            {
                total = LengthOf(buffer.AsSpan(0, received));
            }
        }
    }

    // Every measured answer is a 200 with a length.
    static int LengthOf(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return int.MaxValue;
        }

        if (!answer.StartsWith("HTTP/1.1 200 "u8))
        {
            throw new IOException(Encoding.ASCII.GetString(answer[..head]));
        }

        var length = answer[(answer.IndexOf("Content-Length: "u8) + 16)..];
        return head + 4 + int.Parse(length[..length.IndexOf("\r\n"u8)], CultureInfo.InvariantCulture);
    }
}
