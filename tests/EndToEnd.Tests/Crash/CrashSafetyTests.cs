using UserMacro.Traffic.Publishing;
using UserMacro.Traffic.Sites;

namespace UserMacro.EndToEnd.Tests.Crash;

public sealed class CrashSafetyTests(ITestOutputHelper output)
{
    const int Kills = 25;
    const int KillsInFlight = 10;
    const int MostKills = 40;
    const int Seed = 20261123;

    static readonly string[] Keys = ["crash-a", "crash-b", "crash-c", "crash-d"];

    [Fact]
    public async Task Publish_AcknowledgedBeforeSigkill_IsReadableAndEqualAfterRestart()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var service = await RunningService.StartAsync(cancellation);
        using var tenant = await service.InstallAsync(cancellation);
        foreach (var key in Keys)
        {
            await tenant.PublishMacroAsync(key, "<p>start</p>", cancellation);
        }

        var random = new Random(Seed);
        var ledger = new PublishLedger();
        var (kills, inFlight, verified) = (0, 0, 0);
        while (kills < Kills || (inFlight < KillsInFlight && kills < MostKills))
        {
            using var round = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var load = new PublishingLoad(tenant, Keys, ledger);
            var running = load.RunAsync(round.Token);
            await load.Warm.WaitAsync(cancellation);
            await Task.Delay(random.Next(0, 300), cancellation);
            inFlight += ledger.InFlight > 0 ? 1 : 0;
            await service.KillAsync();
            kills++;
            await round.CancelAsync();
            await running;

            await service.RestartAsync(cancellation);
            verified = await ledger.VerifyAsync(tenant, cancellation);
        }

        output.WriteLine($"figure: {kills} kills, {inFlight} with a publish in flight, {verified} acknowledged revisions read back");
        inFlight.ShouldBeGreaterThanOrEqualTo(KillsInFlight);
        verified.ShouldBeGreaterThan(Kills);
    }
}
