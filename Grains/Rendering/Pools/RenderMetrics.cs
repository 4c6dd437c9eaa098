using System.Diagnostics.Metrics;
using UserMacro.Grains.Rendering.Jobs;

namespace UserMacro.Grains.Rendering.Pools;

/// <summary>What an operator sees of rendering, over all tenants; no tenant or macro is named.</summary>
internal sealed class RenderMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "UserMacro.Rendering";

    readonly Meter _meter;
    readonly Histogram<double> _wait;
    readonly Histogram<double> _run;
    readonly Counter<long> _busy;
    readonly Counter<long> _stops;
    readonly Counter<long> _stuck;

    readonly string _pool;

    /// <param name="meters">Makes the meter.</param>
    /// <param name="pool">The middle of the instruments' names: which pool they are of.</param>
    public RenderMetrics(IMeterFactory meters, string pool = "render")
    {
        _pool = pool;
        _meter = meters.Create(MeterName);
        _wait = _meter.CreateHistogram<double>($"usermacro.{pool}.wait", "ms", "Time a render waited for a thread");
        _run = _meter.CreateHistogram<double>($"usermacro.{pool}.run", "ms", "Time a render took");
        _busy = _meter.CreateCounter<long>($"usermacro.{pool}.busy", "{render}", "Renders refused because of load");
        _stops = _meter.CreateCounter<long>($"usermacro.{pool}.stops", "{render}", "Renders that failed or were stopped by the guard");
        _stuck = _meter.CreateCounter<long>($"usermacro.{pool}.given-up", "{render}", "Renders that did not end and were given up by the watchdog");
    }

    public void Watch(Func<int> waiting, Func<int> running, Func<int> slow, Func<int> stuck)
    {
        _meter.CreateObservableGauge($"usermacro.{_pool}.waiting", waiting, "{render}", "Renders that wait for a thread");
        _meter.CreateObservableGauge($"usermacro.{_pool}.running", running, "{render}", "Renders under way");
        _meter.CreateObservableGauge($"usermacro.{_pool}.running.slow", slow, "{render}", "Renders of slow macros under way");
        _meter.CreateObservableGauge($"usermacro.{_pool}.stuck", stuck, "{thread}", "Threads whose render does not end");
    }

    public void Waited(TimeSpan time) => _wait.Record(time.TotalMilliseconds);

    public void Ran(RenderCost cost) => _run.Record(cost.Elapsed.TotalMilliseconds);

    public void Refused() => _busy.Add(1);

    /// <summary>Counts a render that did not end.</summary>
    public void Stuck() => _stuck.Add(1);

    /// <summary>Counts a stop by its reason.</summary>
    public void Stopped(string reason) => _stops.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
