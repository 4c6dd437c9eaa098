using UserMacro.Processes;
using UserMacro.Traffic.Sites;

namespace UserMacro.EndToEnd.Tests;

/// <summary>The running service with a data folder of its own, and the site that it serves.</summary>
sealed class RunningService : IAsyncDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly TestSite _site;
    readonly Service _service;

    RunningService(TestSite site) => (_site, _service) = (site, new Service(_folder.Path, site.Url));

    public static async Task<RunningService> StartAsync(CancellationToken cancellation)
    {
        var running = new RunningService(await TestSite.StartAsync(cancellation));
        try
        {
            await running._service.StartAsync(cancellation);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    /// <summary>Installs the service for a new tenant.</summary>
    public Task<TestTenant> InstallAsync(CancellationToken cancellation) => _site.InstallAsync(_service.Url, cancellation);

    /// <summary>Ends the process with SIGKILL.</summary>
    public Task KillAsync() => _service.KillAsync();

    /// <summary>Starts the service again, on the same data.</summary>
    public Task RestartAsync(CancellationToken cancellation) => _service.StartAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _site.DisposeAsync();
        _folder.Dispose();
    }
}
