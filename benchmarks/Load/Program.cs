using System.Globalization;
using UserMacro.Load;
using UserMacro.Load.Client;
using UserMacro.Load.Server;

// Signed renders per second of (a) the token check alone, (b) token check and template without Orleans, (c) the real
// endpoint; all in one server, asked in turn by a client in a process of its own.
if (args is ["--client", var port, var seconds])
{
    return await LoadClient.RunAsync(
        int.Parse(port, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)), Console.In, Console.Out);
}

await using var server = await LoadServer.StartAsync();
return await LoadComparison.RunAsync(server, Console.Out);
