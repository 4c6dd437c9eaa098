using System.Diagnostics;
using System.Globalization;

namespace UserMacro.Administration.Measuring;

/// <summary>How long something took, over several rounds, and what it asked of the storage.</summary>
sealed record Measurement(string What, double MedianMilliseconds, double WorstMilliseconds, double Reads, double Writes)
{
    public static string Header { get; } = $"{"",-58}{"median ms",12}{"worst ms",12}{"reads",9}{"writes",9}";

    /// <summary>Measures.</summary>
    /// <param name="what">Its name.</param>
    /// <param name="rounds">How often; the first one more warms up.</param>
    /// <param name="storage">Counts.</param>
    /// <param name="prepare">Done before each round, uncounted.</param>
    /// <param name="act">What is measured.</param>
    /// <param name="settle">Waits until all that follows is done, which counts as work of the storage but not as time.</param>
    public static async Task<Measurement> OfAsync(
        string what, int rounds, CountingStorage storage, Func<int, Task> prepare, Func<int, Task> act, Func<Task>? settle = null)
    {
        var times = new List<double>();
        var (reads, writes) = (0, 0);
        for (var round = 0; round <= rounds; round++)
        {
            await prepare(round);
            var before = storage.Count;
            var started = Stopwatch.GetTimestamp();
            await act(round);
            var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (settle is not null)
            {
                await settle();
            }

            if (round == 0)
            {
                continue;
            }

            times.Add(took);
            (reads, writes) = (reads + storage.Count.Reads - before.Reads, writes + storage.Count.Writes - before.Writes);
        }

        times.Sort();
        return new(what, times[times.Count / 2], times[^1], (double)reads / rounds, (double)writes / rounds);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{What,-58}{MedianMilliseconds,12:0.00}{WorstMilliseconds,12:0.00}{Reads,9:0.0}{Writes,9:0.0}");
}
