using System.Net;
using UserMacro.Cluster.Tests.Hosting;
using UserMacro.DynamoDB.Local;
using UserMacro.Processes;
using UserMacro.Traffic.Sites;

namespace UserMacro.Cluster.Tests.Outbox;

/// <summary>What a silo carried out and did not answer before it was killed is told soon after it was voted out, though nobody opens the macros.</summary>
public sealed class HalfToldTests(DynamoDBLocal database, ITestOutputHelper output)
{
    const int Changes = 48;

    /// <summary>As many checks of new drafts at once as the silos take.</summary>
    const int PreparedAtOnce = 8;

    /// <summary>The silo is killed in the middle of them.</summary>
    const int AnsweredBefore = Changes / 8;

    static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    [Fact(Timeout = 600_000)]
    public async Task Changes_CarriedOutByAKilledSilo_AreToldWithinTenSecondsOfItsEnd()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var cluster = await TestCluster.StartAsync(nameof(HalfToldTests), database.Url, 3, 2, cancellation);
        using var tenant = await cluster.InstallAsync(cancellation);
        Change[] changes = [.. Enumerable.Range(0, Changes).Select(number => new Change($"m-{number}", isDeletion: number % 2 == 1))];
        foreach (var some in changes.Chunk(PreparedAtOnce))
        {
            await Task.WhenAll(some.Select(change => change.PrepareAsync(tenant, cancellation)));
        }

        // Nothing of the preparation is still to be told.
        await LooksAsync(tenant, TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(3), cancellation);

        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var answers = changes.ToDictionary(change => change, change => change.SendAsync(tenant, leaving.Token));
        while (answers.Values.Count(answer => answer.IsCompleted) < AnsweredBefore)
        {
            await Task.WhenAny(answers.Values.Where(answer => !answer.IsCompleted));
        }

        var silo = cluster.Silos[0];
        cluster.Remove(silo);
        silo.Process.Send(Signal.Kill);
        var killed = TimeProvider.System.GetUtcNow();
        var votedOut = await VotedOutAsync(cluster, silo, cancellation);
        var looks = await LooksAsync(tenant, votedOut + Bound, cancellation);

        var unanswered = changes.Where(change => !(answers[change] is { IsCompletedSuccessfully: true } answer && IsDone(answer.Result))).ToList();
        var carriedOut = new List<Change>();
        foreach (var change in unanswered)
        {
            if (await IsCarriedOutAsync(tenant, change, cancellation))
            {
                carriedOut.Add(change);
            }
        }

        // Whatever was not told before is told soon now, since the macros have been opened.
        Look last;
        do
        {
            last = await LookAsync(tenant, cancellation);
        }
        while (!carriedOut.TrueForAll(last.Tells));
        var delays = carriedOut
            .Select(change => looks.Append(last).First(look => look.Tells(change)).At - Later(votedOut, last.Audited[change.Line]))
            .Order()
            .ToArray();
        output.WriteLine(
            $"figure: half told: one of three silos killed, {unanswered.Count} of {Changes} publishes and deletions without an answer, "
            + $"{carriedOut.Count} of these carried out");
        carriedOut.ShouldNotBeEmpty();
        output.WriteLine(
            $"figure: half told: voted out {(votedOut - killed).TotalSeconds:0.0} s after the kill; list and audit log told of all at most "
            + $"{delays[^1].TotalSeconds:0.0} s later");
        delays[^1].ShouldBeLessThanOrEqualTo(Bound);
        // Who asked the silo that is gone would wait for half a minute.
        await leaving.CancelAsync();
        await Task.WhenAll(answers.Values.Cast<Task>())
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    static bool IsDone(HttpStatusCode status) => status is HttpStatusCode.OK or HttpStatusCode.NoContent;

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    async Task<DateTimeOffset> VotedOutAsync(TestCluster cluster, SiloProcess silo, CancellationToken cancellation)
    {
        while ((await Membership.ReadAsync(database.Client, cluster.Plan, cancellation))[silo.Port] != SiloStatus.Dead)
        {
            await Task.Delay(Poll, cancellation);
        }

        return TimeProvider.System.GetUtcNow();
    }

    static async Task<IReadOnlyList<Look>> LooksAsync(TestTenant tenant, DateTimeOffset until, CancellationToken cancellation)
    {
        var looks = new List<Look>();
        while (TimeProvider.System.GetUtcNow() < until)
        {
            looks.Add(await LookAsync(tenant, cancellation));
            await Task.Delay(Poll, cancellation);
        }

        return looks;
    }

    static async Task<Look> LookAsync(TestTenant tenant, CancellationToken cancellation)
    {
        while (true)
        {
            if (await Look.TryTakeAsync(tenant, cancellation) is { } look)
            {
                return look;
            }

            await Task.Delay(Poll, cancellation);
        }
    }

    static async Task<bool> IsCarriedOutAsync(TestTenant tenant, Change change, CancellationToken cancellation)
    {
        while (true)
        {
            if (await change.IsCarriedOutAsync(tenant, cancellation) is { } known)
            {
                return known;
            }

            await Task.Delay(Poll, cancellation);
        }
    }
}
