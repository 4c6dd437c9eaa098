using UserMacro.Silo.Clustering;
using UserMacro.Silo.Hosting;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Operations;

/// <summary>The cluster as the commands of operators reach it: by the configuration of a silo, as a client.</summary>
/// <param name="settings">Settings among the arguments, which go before all others.</param>
/// <param name="output">Where progress goes.</param>
/// <param name="errors">Where the line of a fault goes.</param>
internal sealed class OperatorCluster(string[] settings, TextWriter output, TextWriter errors)
{
    /// <summary>How long a silo is looked for.</summary>
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Connects, runs a command and takes leave.</summary>
    /// <param name="run">The command: calls grains, writes what it has to say, and gives the exit code.</param>
    /// <param name="cancellation">Ends the command.</param>
    /// <returns>The command's exit code, or that of a fault, whose line was written.</returns>
    public async Task<int> RunAsync(Func<IGrainFactory, TextWriter, CancellationToken, Task<int>> run, CancellationToken cancellation)
    {
        var exit = 0;
        var failure = await HostRunner.RunAsync(Build, async host => exit = await RunAsync(host, run, cancellation), errors);
        return failure == 0 ? exit : failure;
    }

    /// <summary>Runs a command that needs no silo.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunHereAsync(Action<TextWriter> run)
    {
        try
        {
            run(output);
            return 0;
        }
        catch (KeyEncryptionException fault)
        {
            await errors.WriteLineAsync(fault.Message.ReplaceLineEndings(" "));
            return HostRunner.ConfigurationFault;
        }
    }

    WebApplication Build()
    {
        var builder = ServiceBuilder.Create(settings);
        // The line of a fault says what a log would.
        builder.Logging.ClearProviders();
        builder.AddUserMacroClient();
        builder.Services.AddSingleton<LookedFor>().AddSingleton<IClientConnectionRetryFilter>(services => services.GetRequiredService<LookedFor>());
        return builder.Build();
    }

    async Task<int> RunAsync(WebApplication host, Func<IGrainFactory, TextWriter, CancellationToken, Task<int>> run, CancellationToken cancellation)
    {
        var client = host.Services.GetRequiredService<IClusterClient>();
        await ConnectAsync(host, (IHostedService)client, cancellation);
        try
        {
            return await run(client, output, cancellation);
        }
        catch (Exception fault) when (fault is TimeoutException or OrleansException)
        {
            throw new ClusterUnavailableException($"The cluster did not carry the command out: {fault.Message}", fault);
        }
        finally
        {
            await ((IHostedService)client).StopAsync(CancellationToken.None);
        }
    }

    static async Task ConnectAsync(WebApplication host, IHostedService client, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        waiting.CancelAfter(ConnectTimeout);
        try
        {
            await client.StartAsync(waiting.Token).WaitAsync(waiting.Token);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && fault is OperationCanceledException or OrleansException)
        {
            var clustering = ClusteringSettings.Read(host.Configuration);
            throw new ClusterUnavailableException(
                $"No silo of the cluster '{clustering.ClusterId}' (service '{clustering.ServiceId}') answers within {ConnectTimeout.TotalSeconds:0} s: "
                + $"{host.Services.GetRequiredService<LookedFor>().Last ?? fault.Message}",
                fault);
        }
    }

    /// <summary>Keeps looking, and what it last heard.</summary>
    internal sealed class LookedFor : IClientConnectionRetryFilter
    {
        static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

        public string? Last { get; private set; }

        public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
        {
            Last = exception.Message;
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            return true;
        }
    }
}
