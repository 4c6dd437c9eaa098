using System.Globalization;
using UserMacro.Hostile.Inputs;
using UserMacro.Hostile.Measuring;
using UserMacro.Hostile.Reports;

namespace UserMacro.Hostile;

/// <summary>Sends every hostile input, one after another, beside honest renders.</summary>
static class HostileRun
{
    /// <summary>Prints the tables; what happens meanwhile goes to <paramref name="progress"/>.</summary>
    public static async Task PrintAsync(HostileOptions options, TextWriter output, TextWriter progress, CancellationToken cancellation)
    {
        var inputs = HostileInputs.Matching(options.Inputs);
        await using var bench = await HostileBench.StartAsync(cancellation);
        var scene = await bench.AddHostileAsync(cancellation);
        await bench.WarmUpAsync(scene, cancellation);
        var calls = new List<Call>();
        foreach (var (number, input) in inputs.Index())
        {
            var call = await bench.MeasureAsync(input, scene, options.Timeout, cancellation);
            calls.Add(call);
            await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{number + 1,4}/{inputs.Count} {HostileTable.LineOf(call)}"));
        }

        await HostileTable.WriteFamiliesAsync(calls, bench.Honest, output);
        await output.WriteLineAsync();
        await HostileTable.WriteWorstAsync(calls, output);
    }
}
