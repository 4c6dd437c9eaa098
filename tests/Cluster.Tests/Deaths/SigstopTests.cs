using UserMacro.Cluster.Tests.Hosting;
using UserMacro.Cluster.Tests.Loads;
using UserMacro.DynamoDB.Local;
using UserMacro.Processes;
using UserMacro.Traffic;

namespace UserMacro.Cluster.Tests.Deaths;

public sealed class SigstopTests(DynamoDBLocal database, ITestOutputHelper output)
{
    static readonly TimeSpan Stopped = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    [Fact(Timeout = 600_000)]
    public async Task Sigstop_OfASiloForAMinute_EndsItAndNoNumberIsGivenTwice()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var cluster = await TestCluster.StartAsync(nameof(SigstopTests), database.Url, 3, 2, cancellation);
        await using var load = await ClusterLoad.StartAsync(await cluster.InstallAsync(cancellation), cancellation);
        await load.ServedAsync(TimeSpan.Zero, Timeout, cancellation);

        var silo = cluster.Silos[0];
        (await load.PublishInFlightAsync(cancellation)).ShouldBeTrue();
        silo.Process.Send(Signal.Stop);
        cluster.Remove(silo);
        var stopped = Moment.Now;
        await load.ServedAsync(stopped, Timeout, cancellation);
        (await Membership.ReadAsync(database.Client, cluster.Plan, cancellation))[silo.Port].ShouldBe(SiloStatus.Dead);
        await Task.Delay(stopped + Stopped - Moment.Now, cancellation);

        var continued = Moment.Now;
        silo.Process.Send(Signal.Continue);
        var exitCode = await silo.Process.ExitAsync(Timeout, cancellation);
        var ended = Moment.Now;
        await load.ServedAsync(ended, Timeout, cancellation);
        await load.StopAsync();
        var verified = await load.Ledger.VerifyAsync(load.Tenant, cancellation);

        output.WriteLine(
            $"figure: sigstop: stopped for {(continued - stopped).TotalSeconds:0} s, the others in full service "
            + $"after {load.Disturbance(stopped, continued).TotalSeconds:0.0} s; ended {(ended - continued).TotalSeconds:0.0} s after SIGCONT with "
            + $"code {exitCode}");
        output.WriteLine(
            $"figure: sigstop: {verified} acknowledged revisions read back, none twice; renders {Tally.From(load.Renders)}; edits {Tally.From(load.Edits)}");
        exitCode.ShouldNotBe(0);
        load.Disturbance(continued, ended).ShouldBe(TimeSpan.Zero, "the silo that came back disturbed the others");
        load.Wrong.ShouldBeEmpty();
    }
}
