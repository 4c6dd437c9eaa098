using System.Collections.Concurrent;

namespace UserMacro.Grains.Tests.Macros.Crashes;

public sealed class CrashTests(ITestOutputHelper output)
{
    /// <summary>More calls than any edit makes: at the last one the edit is answered and complete, and the process ends after that.</summary>
    const int Calls = 28;

    [Fact]
    public async Task Edit_CrashAtEveryCallOfTheStorage_IsToldWithoutTheMacroBeingUsedAndAnsweredWhenRepeated()
    {
        var disk = new CrashDisk();
        List<CrashScenario> all =
        [
            .. from edit in CrashEdit.All
               from call in Enumerable.Range(1, Calls)
               from isDone in new[] { false, true }
               select new CrashScenario(disk, edit, call, isDone),
        ];
        await using var first = await CrashProcess.StartAsync(disk);
        await InParallelAsync(all, scenario => scenario.RunAsync(first));
        first.Kill();
        var (answered, stored) = (all.Count(scenario => scenario.HasAnswered), all.Count(scenario => scenario.IsStored));

        await using var second = await CrashProcess.StartAsync(disk);
        var since = TimeProvider.System.GetTimestamp();
        await Poll.UntilAsync(() => all.TrueForAll(scenario => scenario.Wrong().Length == 0));
        output.WriteLine(
            $"figure: {all.Count} crashes, {stored} after the change was stored, {answered} after its answer; "
            + $"all told after {TimeProvider.System.GetElapsedTime(since).TotalSeconds:0.0} s");

        all.Select(scenario => $"{scenario.Name}: {scenario.Wrong()}").Where(text => !text.EndsWith(": ", StringComparison.Ordinal)).ShouldBeEmpty();
        answered.ShouldBeGreaterThan(0);
        var repeats = new ConcurrentBag<string>();
        await InParallelAsync(all, async scenario => repeats.Add($"{scenario.Name}: {await scenario.RepeatAsync(second)}"));
        repeats.Where(text => !text.EndsWith(": ", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>Not all at once: checks that wait beyond the editing pool's bounds are answered "busy".</summary>
    static Task InParallelAsync(List<CrashScenario> all, Func<CrashScenario, Task> run) => Parallel.ForEachAsync(
        all,
        new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = TestContext.Current.CancellationToken },
        async (scenario, _) => await run(scenario));
}
