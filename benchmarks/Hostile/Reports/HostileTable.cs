using System.Globalization;
using UserMacro.Hostile.Measuring;

namespace UserMacro.Hostile.Reports;

/// <summary>The tables of a run, in Markdown.</summary>
static class HostileTable
{
    const int Worst = 20;
    const int LongestName = 90;

    /// <summary>Writes one row for each family.</summary>
    public static async Task WriteFamiliesAsync(IEnumerable<Call> calls, HonestLoad honest, TextWriter output)
    {
        await output.WriteLineAsync("| family | inputs | process died | over the time | worst CPU of one call, s | worst memory, MB | "
            + "honest renders beside it: p50 / p99 / longest, ms | failed | answers |");
        await output.WriteLineAsync("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        foreach (var family in calls.GroupBy(call => call.Input.Family, StringComparer.Ordinal))
        {
            var load = honest.Between(family.Select(call => (call.Begun, call.Ended)));
            var answers = string.Join(", ", family.CountBy(call => call.Seen).OrderByDescending(pair => pair.Value)
                .Select(pair => pair.Value == 1 ? pair.Key : string.Create(CultureInfo.InvariantCulture, $"{pair.Value} × {pair.Key}")));
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {family.Key} | {family.Count()} | {family.Count(call => call.Fate == Fate.Died)} | "
                    + $"{family.Count(call => call.Fate == Fate.Burns)} | {CpuOf(family.MaxBy(Rank)!)} | "
                    + $"{family.Max(call => call.Memory):0} | {load.Percentile(0.5):0.0} / {load.Percentile(0.99):0} / "
                    + $"{load.Percentile(1):0} | {load.Failed} of {load.Answers.Count} | {Cell(answers)} |"));
        }
    }

    /// <summary>Writes the inputs that cost most; those that ended the process go first.</summary>
    public static async Task WriteWorstAsync(IEnumerable<Call> calls, TextWriter output)
    {
        await output.WriteLineAsync("| worst inputs | CPU, s | memory, MB | answer |");
        await output.WriteLineAsync("| --- | ---: | ---: | --- |");
        foreach (var call in calls.OrderByDescending(call => call.Fate == Fate.Died)
            .ThenByDescending(Rank).Where((call, index) => index < Worst || call.Fate != Fate.Lives))
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"| {Cell($"{call.Input}")} | {CpuOf(call)} | {call.Memory:0} | {call.Seen} |"));
        }
    }

    /// <summary>One line on a call, for whoever watches.</summary>
    public static string LineOf(Call call) => string.Create(
        CultureInfo.InvariantCulture,
        $"{call.Cpu.TotalSeconds,8:0.00} s {call.Memory,6:0} MB  {call.Fate,-5} {call.Seen,-14} {Shortened($"{call.Input}")}");

    static double Rank(Call call) => (call.Fate == Fate.Burns ? 1_000_000 : 0) + call.Cpu.TotalSeconds;

    static string CpuOf(Call call) => string.Create(CultureInfo.InvariantCulture, $"{(call.Fate == Fate.Burns ? "> " : "")}{call.Cpu.TotalSeconds:0.00}");

    static string Cell(string text) =>
        Shortened(text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal));

    static string Shortened(string text) => text.Length <= LongestName ? text : $"{text[..LongestName]}…";
}
