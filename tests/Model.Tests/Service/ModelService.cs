using UserMacro.Model.Tests.Operations;
using UserMacro.Processes;
using UserMacro.Traffic.Sites;

namespace UserMacro.Model.Tests.Service;

/// <summary>The real service as two processes on one storage: the first holds the silo and a front end, the second is another front end.</summary>
sealed class ModelService : IAsyncDisposable
{
    readonly string _folder;
    readonly TestSite _site;
    readonly Processes.Service _first;
    readonly Uri _second = new($"http://127.0.0.1:{FreePort.Next()}/");
    readonly string _gateway = $"{FreePort.Next()}";
    ChildProcess? _secondProcess;

    ModelService(string folder, TestSite site)
    {
        (_folder, _site) = (folder, site);
        _first = new(folder, site.Url, Settings());
        FrontEnds = [_first.Url, _second];
    }

    /// <summary>Where the front ends answer.</summary>
    public IReadOnlyList<Uri> FrontEnds { get; }

    /// <summary>How often a process was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Starts both processes and waits until they are ready.</summary>
    /// <param name="folder">The folder for storage and logs.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public static async Task<ModelService> StartAsync(string folder, CancellationToken cancellation)
    {
        var service = new ModelService(folder, await TestSite.StartAsync(cancellation));
        try
        {
            await service._first.StartAsync(cancellation);
            await service.StartSecondAsync(cancellation);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Installs the service for a new site.</summary>
    public Task<TestTenant> InstallAsync(CancellationToken cancellation) => _site.InstallAsync(_first.Url, cancellation);

    /// <summary>Ends one of the processes with SIGKILL.</summary>
    public Task KillAsync(Kill kill)
    {
        Kills++;
        return Task.WhenAll(
            kill.Victim == Victim.FrontEnd ? Task.CompletedTask : _first.KillAsync(),
            kill.Victim == Victim.Silo ? Task.CompletedTask : _secondProcess!.KillAsync());
    }

    /// <summary>Starts what was killed on the same storage, and waits until every front end is ready.</summary>
    public async Task StartAgainAsync(Kill kill, CancellationToken cancellation)
    {
        if (kill.Victim != Victim.FrontEnd)
        {
            await _first.DisposeAsync();
            await _first.StartAsync(cancellation);
        }

        if (kill.Victim == Victim.Silo)
        {
            await _secondProcess!.ReadyAsync(new Uri(_second, "health/ready"), "Healthy", cancellation);
            return;
        }

        await _secondProcess!.DisposeAsync();
        await StartSecondAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_secondProcess is not null)
        {
            await _secondProcess.DisposeAsync();
        }

        await _first.DisposeAsync();
        await _site.DisposeAsync();
    }

    async Task StartSecondAsync(CancellationToken cancellation)
    {
        var settings = new Dictionary<string, string>(ConnectSettings.For(_first.Url, _site.Url), StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = _second.GetLeftPart(UriPartial.Authority),
            ["Hosting__Mode"] = "Client",
        };
        foreach (var (name, value) in Settings())
        {
            settings[name] = value;
        }

        _secondProcess = await AppProcess.StartAsync(
            "WebApi", settings, Path.Combine(_folder, "FrontEnd.log"), new Uri(_second, "health/ready"), "Healthy", cancellation);
    }

    // The test is about correctness, not about load.
    Dictionary<string, string> Settings() => new(StringComparer.Ordinal)
    {
        ["Orleans__Endpoints__GatewayPort"] = _gateway,
        ["Hosting__DrainSeconds"] = "0",
        ["Quarantine__FirstTrialAfter"] = "00:00:01",
        ["Api__TokenRequestsPerMinute"] = "1000000",
        ["Work__TenantSecondsPerMinute"] = "100000",
        ["Work__TokenSecondsPerMinute"] = "100000",
    };
}
