using UserMacro.Cluster.Tests.Hosting;
using UserMacro.Cluster.Tests.Loads;
using UserMacro.Cluster.Tests.Proxies;
using UserMacro.DynamoDB.Local;
using UserMacro.Traffic;

namespace UserMacro.Cluster.Tests.Outages;

public sealed class ThrottledTableTests(DynamoDBLocal database, ITestOutputHelper output)
{
    const double Share = 0.3;

    /// <summary>What one call of the SDK may cost at most: the first try and what the client's retry policy adds.</summary>
    const int MostTries = 4;

    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Throttling = TimeSpan.FromSeconds(15);

    [Fact(Timeout = 600_000)]
    public async Task Throttled_InPartThenWholly_RetriesABoundedNumberOfTimesThenAnswers503()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var proxy = await DynamoDBProxy.StartAsync(database.Url, cancellation);
        await using var cluster = await TestCluster.StartAsync(nameof(ThrottledTableTests), proxy.Url, 3, 2, cancellation);
        await using var load = await ClusterLoad.StartAsync(await cluster.InstallAsync(cancellation), cancellation);
        await load.ServedAsync(TimeSpan.Zero, Timeout, cancellation);

        var partly = Moment.Now;
        proxy.Refused = Share;
        await Task.Delay(Throttling, cancellation);
        var wholly = Moment.Now;
        proxy.Refused = 1;
        await Task.Delay(Throttling, cancellation);
        var back = Moment.Now;
        proxy.Refused = 0;
        await load.ServedAsync(back, Timeout, cancellation);
        var served = Moment.Now;
        await load.StopAsync();
        var verified = await load.Ledger.VerifyAsync(load.Tenant, cancellation);

        var inPart = load.Edits.Where(answer => answer.Begun > partly && answer.Begun < wholly).ToList();
        var whole = load.Edits.Where(answer => answer.Begun > wholly && answer.Begun + answer.Took < back).ToList();
        var renders = load.Renders.Where(answer => answer.Begun > partly && answer.Begun < back).ToList();
        var tries =
            proxy.Calls.Where(
                call => call.At > wholly && call.At < back && call.IsRefused).GroupBy(call => call.Invocation).Select(group => group.ToList()).ToList();
        var pauses = tries.SelectMany(calls => calls.Zip(calls.Skip(1), (first, second) => (second.At - first.At).TotalMilliseconds)).Order().ToList();
        output.WriteLine($"figure: throttled table: {Share:P0} refused for {(wholly - partly).TotalSeconds:0} s: edits {Tally.From(inPart)}");
        output.WriteLine(
            $"figure: throttled table: all refused for {(back - wholly).TotalSeconds:0} s: edits {Tally.From(whole)}; at most {tries.Max(calls => calls.Count)} tries a call, pauses {pauses[0]:0} to {pauses[^1]:0} ms, median {pauses[pauses.Count / 2]:0} ms");
        output.WriteLine(
            $"figure: throttled table: renders meanwhile {Tally.From(renders)}; every macro published "
            + $"again {(served - back).TotalSeconds:0.0} s after; {verified} acknowledged revisions read back");
        tries.ShouldAllBe(calls => calls.Count <= MostTries);
        whole.Where(answer => answer.Verdict == Verdict.Good && !answer.What.StartsWith("read ", StringComparison.Ordinal)).ShouldBeEmpty();
        inPart.Where(answer => answer.Verdict == Verdict.Good && answer.What.StartsWith("publish ", StringComparison.Ordinal)).ShouldNotBeEmpty();
        renders.Where(answer => answer.Verdict is Verdict.Unavailable or Verdict.Wrong).ShouldBeEmpty();
        load.Wrong.ShouldBeEmpty();
    }
}
