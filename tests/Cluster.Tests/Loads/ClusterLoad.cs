using UserMacro.Traffic;
using UserMacro.Traffic.Publishing;
using UserMacro.Traffic.Rendering;
using UserMacro.Traffic.Sites;

namespace UserMacro.Cluster.Tests.Loads;

/// <summary>The load that failures are measured under: 100 renders a second over all macros, 5 publishes a second on five of them.</summary>
sealed class ClusterLoad : IAsyncDisposable
{
    const int RendersPerSecond = 100;

    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    static readonly string[] Edited = [.. Enumerable.Range(1, 5).Select(number => $"edited-{number}")];
    static readonly string[] Quiet = [.. Enumerable.Range(1, 10).Select(number => $"quiet-{number}")];

    readonly CancellationTokenSource _over = new();
    readonly OpenLoop _renders;
    readonly SteadyPublishing _publishes;
    readonly Task _running;

    ClusterLoad(TestTenant tenant, PublishLedger ledger, OpenLoop renders, CancellationToken cancellation)
    {
        (Tenant, Ledger, _renders) = (tenant, ledger, renders);
        _publishes = new([.. Edited.Select(key => new Editor(tenant, key, ledger))]);
        _running = Task.WhenAll(_renders.RunAsync(_over.Token, cancellation), _publishes.RunAsync(_over.Token, cancellation));
    }

    public TestTenant Tenant { get; }

    public PublishLedger Ledger { get; }

    public IEnumerable<Answer> Renders => _renders.Answers;

    public IEnumerable<Answer> Edits => _publishes.Answers;

    /// <summary>Answers that no service may give, whatever breaks behind it.</summary>
    public IEnumerable<Answer> Wrong => Renders.Concat(Edits).Where(answer => answer.Verdict == Verdict.Wrong);

    /// <summary>Publishes the macros, renders each once and starts.</summary>
    public static async Task<ClusterLoad> StartAsync(TestTenant tenant, CancellationToken cancellation)
    {
        var ledger = new PublishLedger();
        foreach (var key in Edited.Concat(Quiet))
        {
            await tenant.PublishMacroAsync(key, "<p>{{ params.title }}</p>", cancellation);
        }

        var renders = new OpenLoop([.. Edited.Concat(Quiet).Select(key => (tenant, key))], RendersPerSecond, ledger);
        await renders.WarmUpAsync(cancellation);
        return new(tenant, ledger, renders, cancellation);
    }

    /// <summary>Waits until a publish has been sent and not been answered.</summary>
    /// <returns>Whether that happened within two seconds.</returns>
    public async Task<bool> PublishInFlightAsync(CancellationToken cancellation)
    {
        var timeout = Moment.Now + TimeSpan.FromSeconds(2);
        while (Ledger.InFlight == 0 && Moment.Now < timeout)
        {
            await Task.Delay(1, cancellation);
        }

        return Ledger.InFlight > 0;
    }

    /// <summary>Waits until every macro has been rendered, and every edited one published, by a request begun after <paramref name="moment"/>.</summary>
    /// <exception cref="TimeoutException">They were not within <paramref name="timeout"/>.</exception>
    public async Task ServedAsync(TimeSpan moment, TimeSpan timeout, CancellationToken cancellation)
    {
        var wanted = Edited.Concat(Quiet).Select(key => $"render {key}").Concat(Edited.Select(key => $"publish {key}")).ToHashSet(StringComparer.Ordinal);
        var until = Moment.Now + timeout;
        while (true)
        {
            var served = Renders.Concat(Edits).Where(answer => answer.Begun > moment && answer.Verdict == Verdict.Good).Select(answer => answer.What);
            wanted.ExceptWith(served);
            if (wanted.Count == 0)
            {
                return;
            }

            if (Moment.Now > until)
            {
                throw new TimeoutException($"Not served within {timeout.TotalSeconds:0} s: {string.Join(", ", wanted)}");
            }

            await Task.Delay(Poll, cancellation);
        }
    }

    /// <summary>
    /// How long after <paramref name="from"/> the last request was sent that failed or was slow; zero when there was none until
    /// <paramref name="to"/>.
    /// </summary>
    public TimeSpan Disturbance(TimeSpan from, TimeSpan to) => Disturbances.LastOf(Renders.Concat(Edits), from, to);

    /// <summary>The same of renders alone: an edit that a dead silo left without an answer may take its whole half minute.</summary>
    public TimeSpan DisturbanceOfRenders(TimeSpan from, TimeSpan to) => Disturbances.LastOf(Renders, from, to);

    /// <summary>Ends the load and waits for what is under way.</summary>
    public async Task StopAsync()
    {
        await _over.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _over.Dispose();
        Tenant.Dispose();
        await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
