using UserMacro.Cluster.Tests.Hosting;
using UserMacro.Cluster.Tests.Loads;
using UserMacro.Cluster.Tests.Proxies;
using UserMacro.DynamoDB.Local;
using UserMacro.Traffic;

namespace UserMacro.Cluster.Tests.Outages;

public sealed class DatabaseGoneTests(DynamoDBLocal database, ITestOutputHelper output)
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    [Fact(Timeout = 600_000)]
    public async Task Cut_ForHalfAMinute_RendersGoOnAndSavesAreAnswered503()
    {
        var edits = await RunAsync("cut", gate => gate.CutAsync(), TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        edits.Where(answer => answer.What.StartsWith("save ", StringComparison.Ordinal) && answer.Verdict == Verdict.Unavailable).ShouldNotBeEmpty();
    }

    // Saves may wait that long and be stored after all.
    [Fact(Timeout = 600_000)]
    public Task Silence_ForSomeSeconds_RendersGoOnAndSavesWait() =>
        RunAsync("silent", FallSilentAsync, TimeSpan.FromSeconds(12), TestContext.Current.CancellationToken);

    static Task FallSilentAsync(TcpGate gate)
    {
        gate.FallSilent();
        return Task.CompletedTask;
    }

    async Task<IReadOnlyList<Answer>> RunAsync(string what, Func<TcpGate, Task> breakAsync, TimeSpan outage, CancellationToken cancellation)
    {
        await using var gate = new TcpGate(database.Url);
        await using var cluster = await TestCluster.StartAsync($"{nameof(DatabaseGoneTests)}-{what}", gate.Url, 3, 2, cancellation);
        await using var load = await ClusterLoad.StartAsync(await cluster.InstallAsync(cancellation), cancellation);
        await load.ServedAsync(TimeSpan.Zero, Timeout, cancellation);

        await breakAsync(gate);
        var gone = Moment.Now;
        await Task.Delay(outage, cancellation);
        var back = Moment.Now;
        gate.Open();
        await load.ServedAsync(back, Timeout, cancellation);
        var served = Moment.Now;
        await load.StopAsync();
        var verified = await load.Ledger.VerifyAsync(load.Tenant, cancellation);

        var renders = load.Renders.Where(answer => answer.Begun > gone && answer.Begun < back).ToList();
        var edits = load.Edits.Where(answer => answer.Begun > gone && answer.Begun < back).ToList();
        output.WriteLine($"figure: DynamoDB {what} for {(back - gone).TotalSeconds:0} s: renders {Tally.From(renders)}; edits {Tally.From(edits)}");
        output.WriteLine(
            $"figure: DynamoDB {what}: every macro published again {(served - back).TotalSeconds:0.0} s after it came "
            + $"back; {verified} acknowledged revisions read back");
        renders.Where(answer => answer.Verdict is Verdict.Unavailable or Verdict.Wrong).ShouldBeEmpty();
        edits.Where(answer => IsWrite(answer) && answer.Begun + answer.Took < back && answer.Verdict == Verdict.Good).ShouldBeEmpty();
        load.Wrong.ShouldBeEmpty();
        cluster.Silos.ShouldAllBe(silo => !silo.Process.HasExited);
        return edits;
    }

    static bool IsWrite(Answer answer) =>
        answer.What.StartsWith("save ", StringComparison.Ordinal) || answer.What.StartsWith("publish ", StringComparison.Ordinal);
}
