using System.Net;
using System.Net.Sockets;
using UserMacro.Silo.Operations;

namespace UserMacro.Silo.Tests.Operations;

/// <summary>Somebody who types commands.</summary>
internal sealed class Operator(params string[] settings)
{
    public string Output { get; private set; } = "";

    public string Errors { get; private set; } = "";

    public async Task<int> RunAsync(params string[] command)
    {
        await using StringWriter output = new(), errors = new();
        var exit = await OperatorProgram.RunAsync(["operate", .. command, .. settings], output, errors, TestContext.Current.CancellationToken);
        (Output, Errors) = (output.ToString(), errors.ToString());
        return exit;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
