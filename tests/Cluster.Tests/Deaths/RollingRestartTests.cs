using UserMacro.Cluster.Tests.Hosting;
using UserMacro.Cluster.Tests.Loads;
using UserMacro.DynamoDB.Local;
using UserMacro.Processes;
using UserMacro.Traffic;

namespace UserMacro.Cluster.Tests.Deaths;

public sealed class RollingRestartTests(DynamoDBLocal database, ITestOutputHelper output)
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    [Fact(Timeout = 600_000)]
    public async Task Sigterm_OfEverySiloInTurn_FailsNoRender()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var cluster = await TestCluster.StartAsync(nameof(RollingRestartTests), database.Url, 3, 2, cancellation);
        await using var load = await ClusterLoad.StartAsync(await cluster.InstallAsync(cancellation), cancellation);
        await load.ServedAsync(TimeSpan.Zero, Timeout, cancellation);

        var drains = new List<double>();
        foreach (var silo in cluster.Silos.ToList())
        {
            cluster.Remove(silo);
            var asked = Moment.Now;
            silo.Process.Send(Signal.Terminate);
            (await silo.Process.ExitAsync(Timeout, cancellation)).ShouldBe(0);
            drains.Add((Moment.Now - asked).TotalSeconds);
            await cluster.StartSilo().ReadyAsync(cancellation);
            await load.ServedAsync(Moment.Now, Timeout, cancellation);
        }

        await load.StopAsync();
        var verified = await load.Ledger.VerifyAsync(load.Tenant, cancellation);

        output.WriteLine(
            $"figure: rolling restart: {drains.Count} silos, each gone {drains.Min():0.0} to {drains.Max():0.0} s after SIGTERM; {verified} acknowledged "
            + $"revisions read back");
        output.WriteLine($"figure: rolling restart: renders {Tally.From(load.Renders)}; edits {Tally.From(load.Edits)}");
        load.Renders.Where(answer => answer.Verdict != Verdict.Good).ShouldBeEmpty();
        load.Wrong.ShouldBeEmpty();
    }
}
