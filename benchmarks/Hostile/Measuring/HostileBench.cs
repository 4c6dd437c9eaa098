using System.Globalization;
using UserMacro.Hostile.Inputs;
using UserMacro.Processes;
using UserMacro.Traffic;
using UserMacro.Traffic.Hostile;
using UserMacro.Traffic.Sites;

namespace UserMacro.Hostile.Measuring;

/// <summary>The service in a process of its own, an honest tenant with its viewers, and hostile ones.</summary>
sealed class HostileBench : IAsyncDisposable
{
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(15);
    static readonly TimeSpan DeathTime = TimeSpan.FromSeconds(60);

    /// <summary>What may run beside the honest load in a process that is called idle, in cores: collections, timers, late compilation.</summary>
    const double Stir = 0.15;

    /// <summary>How many polls in a row must be idle.</summary>
    const int IdlePolls = 3;

    /// <summary>How many findings of it are averaged.</summary>
    const int IdleFindings = 20;

    readonly TemporaryFolder _folder = new();
    readonly List<TestTenant> _tenants = [];
    readonly TestSite _site;
    readonly Service _service;
    HonestLoad _honest = null!;

    // What the process needs for the honest load alone, in cores, each time it was found idle.
    readonly Queue<double> _idleCores = new();

    HostileBench(TestSite site)
    {
        _site = site;
        _service = new Service(_folder.Path, site.Url);
    }

    double IdleCores => _idleCores.Count == 0 ? 0.3 : _idleCores.Average();

    public HonestLoad Honest => _honest;

    public Service Service => _service;

    public static async Task<HostileBench> StartAsync(CancellationToken cancellation)
    {
        var bench = new HostileBench(await TestSite.StartAsync(cancellation));
        try
        {
            await bench._service.StartAsync(cancellation);
            var honest = await bench._site.InstallAsync(bench._service.Url, cancellation);
            bench._tenants.Add(honest);
            bench._honest = new HonestLoad(honest);
            await bench._honest.PrepareAsync(cancellation);
            await bench._honest.ReadyAsync(cancellation);
            await bench._honest.StartAsync();
            return bench;
        }
        catch
        {
            await bench.DisposeAsync();
            throw;
        }
    }

    /// <summary>Installs a hostile tenant and lets it do once, harmlessly, what it will do, so that no input pays for what .NET compiles late.</summary>
    public async Task<HostileScene> AddHostileAsync(CancellationToken cancellation)
    {
        var tenant = await _site.InstallAsync(_service.Url, cancellation);
        _tenants.Add(tenant);
        var hostile = new HostileTenant(tenant);
        await hostile.PrepareAsync(cancellation);
        return new(_service, _site, hostile);
    }

    /// <summary>Runs harmless inputs until the process is warm, and measures what it needs for the honest load alone.</summary>
    public async Task WarmUpAsync(HostileScene scene, CancellationToken cancellation)
    {
        await _honest.ReadyAsync(cancellation);
        foreach (var input in WarmUpInputs.All)
        {
            await input.SendAsync(scene, cancellation);
        }

        _idleCores.Clear();
        await SettleAsync(new(_service.Process.Id), SettleTime, cancellation);
        _idleCores.Clear();
        for (var finding = 0; finding < IdleFindings / 2; finding++)
        {
            await SettleAsync(new(_service.Process.Id), SettleTime, cancellation);
        }
    }

    /// <summary>
    /// Sends one input and waits until the process is idle again; starts another process when it died of it or was still busy after
    /// <paramref name="timeout"/>.
    /// </summary>
    public async Task<Call> MeasureAsync(HostileInput input, HostileScene scene, TimeSpan timeout, CancellationToken cancellation)
    {
        var cost = new ProcessCost(_service.Process.Id);
        cost.ForgetPeak();
        var (memory, cpu, begun) = (cost.Memory, cost.Cpu, Moment.Now);
        var seen = await SendAsync(input, scene, timeout, cancellation);
        var isIdle = await SettleAsync(cost, begun + timeout - Moment.Now, cancellation);
        var ended = Moment.Now;
        var spent = cost.Cpu - cpu - (IdleCores * (ended - begun));
        var fate = _service.Process.HasExited || await IsDyingAsync(seen, cancellation) ? Fate.Died : isIdle ? Fate.Lives : Fate.Burns;
        if (fate == Fate.Died)
        {
            seen = string.Create(CultureInfo.InvariantCulture, $"died with {_service.Process.ExitCode}");
        }

        var call = new Call(input, seen, fate, spent > TimeSpan.Zero ? spent : TimeSpan.Zero, Math.Max(0, cost.PeakMemory - memory), begun, ended);
        if (fate != Fate.Lives)
        {
            await RestartAsync(scene, cancellation);
        }

        return call;
    }

    /// <summary>Ends the process if it still runs, and starts another on the same data.</summary>
    public async Task RestartAsync(HostileScene scene, CancellationToken cancellation)
    {
        await _service.Process.DisposeAsync();
        await _service.StartAsync(cancellation);
        await WarmUpAsync(scene, cancellation);
    }

    /// <summary>Waits until the process does nothing but serve the honest load.</summary>
    /// <returns>Whether it did within <paramref name="timeout"/>, or ended.</returns>
    public async Task<bool> SettleAsync(ProcessCost cost, TimeSpan timeout, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cost);
        var until = Moment.Now + timeout;
        var most = Math.Max(IdleCores, 0.1) + Stir;
        var (idle, cpu, at) = (0, cost.Cpu, Moment.Now);
        var (idleCpu, idleAt) = (cpu, at);
        while (idle < IdlePolls)
        {
            if (Moment.Now > until)
            {
                return false;
            }

            await Task.Delay(Poll, cancellation);
            if (_service.Process.HasExited)
            {
                return true;
            }

            var (now, used) = (Moment.Now, cost.Cpu);
            idle = (used - cpu) / (now - at) <= most ? idle + 1 : 0;
            (cpu, at) = (used, now);
            if (idle == 0)
            {
                (idleCpu, idleAt) = (cpu, at);
            }
        }

        _idleCores.Enqueue((cpu - idleCpu) / (at - idleAt));
        if (_idleCores.Count > IdleFindings)
        {
            _idleCores.Dequeue();
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_honest is not null)
        {
            await _honest.DisposeAsync();
        }

        _tenants.ForEach(tenant => tenant.Dispose());
        await _service.DisposeAsync();
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    static async Task<string> SendAsync(HostileInput input, HostileScene scene, TimeSpan timeout, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        over.CancelAfter(timeout);
        try
        {
            return await input.SendAsync(scene, over.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "none";
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return "cut off";
        }
    }

    /// <summary>A process that has run out of stack closes its connections only after it has printed it.</summary>
    async Task<bool> IsDyingAsync(string seen, CancellationToken cancellation)
    {
        if (seen is not ("cut off" or "none"))
        {
            return false;
        }

        try
        {
            if (seen == "none" && await AnswersAsync(cancellation))
            {
                return false;
            }

            await _service.Process.ExitAsync(seen == "none" ? DeathTime : Poll * IdlePolls, cancellation);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = _service.Url, Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await http.GetAsync("health/live", cancellation);
            return true;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
