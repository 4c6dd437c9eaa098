using UserMacro.Processes;
using UserMacro.Traffic.Sites;

namespace UserMacro.Cluster.Tests.Hosting;

/// <summary>Silos and front ends as processes, and a site that uses them.</summary>
sealed class TestCluster : IAsyncDisposable
{
    readonly List<SiloProcess> _silos = [];
    readonly List<SiloProcess> _ended = [];
    readonly List<FrontEnd> _frontEnds = [];
    readonly TestSite _site;
    int _started;

    TestCluster(TestSite site, ClusterPlan plan) => (_site, Plan) = (site, plan);

    public ClusterPlan Plan { get; }

    /// <summary>The silos that run.</summary>
    public IReadOnlyList<SiloProcess> Silos => _silos;

    public IReadOnlyList<FrontEnd> FrontEnds => _frontEnds;

    /// <summary>Starts a cluster and waits until every process of it is ready.</summary>
    /// <param name="name">Names the folder of its logs.</param>
    /// <param name="database">Where DynamoDB answers.</param>
    /// <param name="silos">How many silos.</param>
    /// <param name="frontEnds">How many front ends.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <param name="change">Changes what the processes are told.</param>
    public static async Task<TestCluster> StartAsync(
        string name, Uri database, int silos, int frontEnds, CancellationToken cancellation, Func<ClusterPlan, ClusterPlan>? change = null)
    {
        var folder = Path.Combine(Repository.Artifacts, "test-results", "cluster", name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var site = await TestSite.StartAsync(cancellation);
        var plan = new ClusterPlan { Database = database, Site = site.Url, Service = new Uri($"http://127.0.0.1:{FreePort.Next()}/"), Folder = folder };
        var cluster = new TestCluster(site, change?.Invoke(plan) ?? plan);
        try
        {
            for (var number = 0; number < silos; number++)
            {
                cluster.StartSilo();
            }

            for (var number = 0; number < frontEnds; number++)
            {
                cluster._frontEnds.Add(FrontEnd.Start(cluster.Plan, $"front-{number + 1}"));
            }

            foreach (var silo in cluster._silos)
            {
                await silo.ReadyAsync(cancellation);
            }

            foreach (var frontEnd in cluster._frontEnds)
            {
                await frontEnd.ReadyAsync(cancellation);
            }

            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts one more silo; it may not have joined yet.</summary>
    public SiloProcess StartSilo()
    {
        var silo = SiloProcess.Start(Plan, $"silo-{++_started}");
        _silos.Add(silo);
        return silo;
    }

    /// <summary>Puts new front ends in the place of those that run: they know nobody yet.</summary>
    public async Task RestartFrontEndsAsync(CancellationToken cancellation)
    {
        foreach (var frontEnd in _frontEnds)
        {
            await frontEnd.DisposeAsync();
        }

        for (var number = 0; number < _frontEnds.Count; number++)
        {
            _frontEnds[number] = FrontEnd.Start(Plan, $"front-{number + 1}-again");
        }

        foreach (var frontEnd in _frontEnds)
        {
            await frontEnd.ReadyAsync(cancellation);
        }
    }

    /// <summary>Notes that a silo has ended or is about to: it does not count as running any more.</summary>
    public void Remove(SiloProcess silo)
    {
        _silos.Remove(silo);
        _ended.Add(silo);
    }

    /// <summary>Installs the service for a new tenant, whose requests go to all front ends by turns.</summary>
    public Task<TestTenant> InstallAsync(CancellationToken cancellation) =>
        _site.InstallAsync(Plan.Service, cancellation, new LoadBalancer([.. _frontEnds.Select(frontEnd => frontEnd.Url)]));

    /// <summary>A tenant that has not installed the service yet.</summary>
    public TestTenant Prepare() => _site.Prepare(Plan.Service);

    public async ValueTask DisposeAsync()
    {
        foreach (var frontEnd in _frontEnds)
        {
            await frontEnd.DisposeAsync();
        }

        foreach (var silo in _silos.Concat(_ended))
        {
            await silo.DisposeAsync();
        }

        await _site.DisposeAsync();
    }
}
