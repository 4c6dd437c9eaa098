namespace UserMacro.Silo.Hosting;

/// <summary>The connection of a client to the silos. Opened beside the rest of the host, so that the process is live while it still looks for a silo.</summary>
public sealed class ClusterConnection : BackgroundService
{
    readonly IHostedService _client;
    volatile bool _isOpen;

    /// <param name="client">Orleans' client, which its own hosting would start before anything else could.</param>
    public ClusterConnection(IClusterClient client) => _client = (IHostedService)client;

    /// <summary>
    /// Whether grains can be called: true once the first silo has answered, until the host stops. Before that, calls fail in ways of Orleans' own.
    /// </summary>
    public bool IsOpen => _isOpen;

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        var wasOpen = _isOpen;
        _isOpen = false;
        await base.StopAsync(cancellationToken);
        if (wasOpen)
        {
            await _client.StopAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await _client.StartAsync(stoppingToken);
        _isOpen = true;
    }
}
