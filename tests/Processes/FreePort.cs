using System.Net;
using System.Net.Sockets;

namespace UserMacro.Processes;

/// <summary>Ports on loopback for processes that are about to start.</summary>
public static class FreePort
{
    // Below the ports that the system gives to outgoing connections: one of those would take ours before the process listens.
    const int Lowest = 15_000;
    const int Highest = 32_000;

    static readonly HashSet<int> Given = [];

    /// <summary>A port that nothing listens on at this moment, and that was not given before.</summary>
    public static int Next()
    {
        lock (Given)
        {
            while (true)
            {
                var port = Random.Shared.Next(Lowest, Highest);
                if (!Given.Contains(port) && IsFree(port))
                {
                    Given.Add(port);
                    return port;
                }
            }
        }
    }

    static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
