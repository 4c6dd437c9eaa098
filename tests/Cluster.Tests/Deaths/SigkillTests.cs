using UserMacro.Cluster.Tests.Hosting;
using UserMacro.Cluster.Tests.Loads;
using UserMacro.DynamoDB.Local;
using UserMacro.Processes;
using UserMacro.Traffic;

namespace UserMacro.Cluster.Tests.Deaths;

public sealed class SigkillTests(DynamoDBLocal database, ITestOutputHelper output)
{
    const int Kills = 20;
    const int KillsInFlight = 10;
    const int MostKills = 30;
    const int Seed = 20261125;

    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Bound = TimeSpan.FromSeconds(15);

    [Fact(Timeout = 1_200_000)]
    public async Task Sigkill_OfASiloUnderLoad_LosesNothingAcknowledged()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var cluster = await TestCluster.StartAsync(nameof(SigkillTests), database.Url, 3, 2, cancellation);
        await using var load = await ClusterLoad.StartAsync(await cluster.InstallAsync(cancellation), cancellation);
        await load.ServedAsync(TimeSpan.Zero, Timeout, cancellation);

        var random = new Random(Seed);
        var killed = new List<TimeSpan>();
        var inFlight = 0;
        while (killed.Count < Kills || (inFlight < KillsInFlight && killed.Count < MostKills))
        {
            var silo = cluster.Silos[random.Next(cluster.Silos.Count)];
            cluster.Remove(silo);
            await load.PublishInFlightAsync(cancellation);
            inFlight += load.Ledger.InFlight > 0 ? 1 : 0;
            silo.Process.Send(Signal.Kill);
            killed.Add(Moment.Now);

            var next = cluster.StartSilo();
            await load.ServedAsync(killed[^1], Timeout, cancellation);
            await next.ReadyAsync(cancellation);
        }

        killed.Add(Moment.Now);
        await load.StopAsync();
        var disturbances = killed.Zip(killed.Skip(1), load.DisturbanceOfRenders).Order().ToList();
        var edits = killed.Zip(killed.Skip(1), load.Disturbance).Order().ToList();
        var verified = await load.Ledger.VerifyAsync(load.Tenant, cancellation);

        output.WriteLine($"figure: sigkill: {killed.Count - 1} kills, {inFlight} with a publish in flight, {verified} acknowledged revisions read back");
        output.WriteLine(
            $"figure: sigkill: kill to full service of renders p50 {disturbances[disturbances.Count / 2].TotalSeconds:0.0} s, max {disturbances[^1].TotalSeconds:0.0} s; with edits p50 {edits[edits.Count / 2].TotalSeconds:0.0} s, max {edits[^1].TotalSeconds:0.0} s");
        output.WriteLine($"figure: sigkill: renders {Tally.From(load.Renders)}; edits {Tally.From(load.Edits)}");
        inFlight.ShouldBeGreaterThanOrEqualTo(KillsInFlight);
        load.Wrong.ShouldBeEmpty();
        disturbances[^1].ShouldBeLessThan(Bound);
    }
}
