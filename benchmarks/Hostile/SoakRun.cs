using System.Collections.Concurrent;
using System.Globalization;
using UserMacro.Hostile.Inputs;
using UserMacro.Hostile.Measuring;
using UserMacro.Processes;
using UserMacro.Traffic;

namespace UserMacro.Hostile;

/// <summary>Honest renders alone, and then beside many tenants that send the worst inputs without pause.</summary>
static class SoakRun
{
    static readonly TimeSpan Undisturbed = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Refused = TimeSpan.FromMilliseconds(250);

    /// <summary>Prints the figures; what happens meanwhile goes to <paramref name="progress"/>.</summary>
    public static async Task PrintAsync(HostileOptions options, TextWriter output, TextWriter progress, CancellationToken cancellation)
    {
        var inputs = options.Inputs.Count == 0 ? WorstInputs.All : HostileInputs.Matching(options.Inputs);
        await using var bench = await HostileBench.StartAsync(cancellation);
        var scenes = new List<HostileScene>();
        for (var number = 0; number < options.Tenants; number++)
        {
            scenes.Add(await bench.AddHostileAsync(cancellation));
        }

        await bench.WarmUpAsync(scenes[0], cancellation);

        var (from, memory) = (Moment.Now, new ProcessCost(bench.Service.Process.Id).Memory);
        await Task.Delay(Undisturbed, cancellation);
        var (begun, first) = (Moment.Now, bench.Service.Process.Id);
        await progress.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{inputs.Count} inputs, {scenes.Count} tenants, {options.Soak.TotalMinutes} min …"));
        var seen = new ConcurrentQueue<string>();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        over.CancelAfter(options.Soak);
        var deaths = KeepAliveAsync(bench, over.Token, cancellation);
        await Task.WhenAll(scenes.Select((scene, number) => RepeatAsync(scene, inputs, number, seen, over.Token)));
        var ended = Moment.Now;
        var died = await deaths;
        var cost = new ProcessCost(bench.Service.Process.Id);
        var isIdle = await bench.SettleAsync(cost, Afterwards, cancellation);
        var idle = Moment.Now - ended;
        var peak = cost.PeakMemory;
        await Task.Delay(Afterwards, cancellation);

        var (alone, beside) = (bench.Honest.Between([(from, begun)]), bench.Honest.Between([(begun, ended)]));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
            | soak: {scenes.Count} hostile tenants, {inputs.Count} inputs, {options.Soak.TotalMinutes:0.#} min | undisturbed | beside them |
            | --- | ---: | ---: |
            | honest renders | {alone.Answers.Count} | {beside.Answers.Count} |
            | p50, ms | {alone.Percentile(0.5):0.0} | {beside.Percentile(0.5):0.0} |
            | p99, ms | {alone.Percentile(0.99):0.0} | {beside.Percentile(0.99):0.0} |
            | longest, ms | {alone.Percentile(1):0} | {beside.Percentile(1):0} |
            | failed | {alone.Failed} | {beside.Failed} {(beside.Failed > 0 ? $"({beside.Faults})" : "")} |
            | times the process died | 0 | {died} |
            | hostile calls | | {seen.Count}: {string.Join(", ", seen.CountBy(answer => answer).OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Value} × {pair.Key}"))} |
            | CPU idle after the end, s | | {(isIdle ? "" : "> ")}{idle.TotalSeconds:0.0} |
            | memory before, at most, a minute after the end, MB | {memory:0} | {peak:0}, {cost.Memory:0}{(bench.Service.Process.Id == first ? "" : " (of the last process)")} |
            """));
    }

    /// <summary>Starts the process again whenever it has died; gives how often.</summary>
    static async Task<int> KeepAliveAsync(HostileBench bench, CancellationToken over, CancellationToken cancellation)
    {
        var died = 0;
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(Refused, cancellation);
            if (!bench.Service.Process.HasExited)
            {
                continue;
            }

            died++;
            await bench.Service.Process.DisposeAsync();
            await bench.Service.StartAsync(cancellation);
        }

        return died;
    }

    /// <summary>Sends one input after another; who was refused or got no answer waits as long as an impatient viewer.</summary>
    static async Task RepeatAsync(HostileScene scene, IReadOnlyList<HostileInput> inputs, int first, ConcurrentQueue<string> seen, CancellationToken over)
    {
        for (var number = first; !over.IsCancellationRequested; number++)
        {
            try
            {
                seen.Enqueue(await inputs[number % inputs.Count].SendAsync(scene, over));
                continue;
            }
            catch (Exception) when (over.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidOperationException or TaskCanceledException)
            {
                seen.Enqueue("none");
            }

            try
            {
                await Task.Delay(Refused, over);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
