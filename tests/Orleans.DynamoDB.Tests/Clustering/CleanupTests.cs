using UserMacro.DynamoDB.Local;
using UserMacro.Orleans.DynamoDB.Tests.Client;

namespace UserMacro.Orleans.DynamoDB.Tests.Clustering;

/// <summary>Dead silos go when nothing was heard of them for long enough; nobody else does.</summary>
public sealed class CleanupTests(DynamoDBLocal local) : MembershipTestBase(local)
{
    static readonly DateTime Old = Members.Start.AddDays(-2);
    static readonly DateTimeOffset Cutoff = new(Members.Start.AddDays(-1));

    [Theory]
    [InlineData(SiloStatus.Created)]
    [InlineData(SiloStatus.Joining)]
    [InlineData(SiloStatus.Active)]
    [InlineData(SiloStatus.ShuttingDown)]
    [InlineData(SiloStatus.Stopping)]
    public async Task Cleanup_OldSiloThatIsNotDead_Stays(SiloStatus status)
    {
        await Table.InsertAsync(Seen(1, Old, status));

        await UnchangedAfterAsync(CleanAsync);
    }

    [Fact]
    public async Task Cleanup_OldDeadSilo_GoesAndTheOthersAreUntouched()
    {
        var dead = Seen(1, Old);
        var living = Seen(2, Old, SiloStatus.Active);
        await Table.InsertAsync(dead, living, Seen(3, Members.Start));
        var before = await AllAsync();

        await CleanAsync();

        var after = await AllAsync();
        after.Canonical().ShouldBe([.. before.Canonical().Where(entry => entry != dead.Canonical())]);
        after.Version.ShouldBe(before.Version);
        await UnchangedAfterAsync(CleanAsync);
    }

    [Fact]
    public async Task Cleanup_DeadSiloWithOneRecentSign_Stays()
    {
        var started = Seen(1, Old);
        started.StartTime = Members.Start;
        var alive = Seen(2, Old);
        alive.IAmAliveTime = Members.Start;
        var suspected = Seen(3, Old).With(suspects: [(Members.Silo(4), Old), (Members.Silo(5), Members.Start)]);
        await Table.InsertAsync(started, alive, suspected);

        await UnchangedAfterAsync(CleanAsync);
    }

    [Fact]
    public async Task Cleanup_DeadSiloExactlyAtTheCutoff_StaysUntilATickLater()
    {
        await Table.InsertAsync(Seen(1, Cutoff.UtcDateTime));

        await UnchangedAfterAsync(CleanAsync);

        await Table.CleanupDefunctSiloEntriesAsync(Cutoff.AddTicks(1), Cancellation);
        (await AllAsync()).Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cleanup_CutoffOfAnotherTimeZone_CountsTheSameMoment()
    {
        await Table.InsertAsync(Seen(1, Cutoff.UtcDateTime));

        await UnchangedAfterAsync(() => Table.CleanupDefunctSiloEntriesAsync(Cutoff.ToOffset(TimeSpan.FromHours(9)), Cancellation));
    }

    [Fact]
    public async Task Cleanup_MoreRowsThanOnePage_AllGo()
    {
        await Table.InsertAsync([.. Enumerable.Range(1, 5).Select(number => Seen(number, Old).With(hostName: new string('x', 350_000)))]);

        await CleanAsync();

        (await AllAsync()).Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cleanup_SiloThatChangesBetweenReadAndDeletion_Stays()
    {
        var silo = Seen(1, Old);
        await Table.InsertAsync(silo);
        using var tap = new WireTap(Local);
        using var host = new MembershipHost(tap.Client, Cluster);
        using var table = host.Open();
        tap.BeforeNext("DeleteItem", () => Table.BeatAsync(silo, Members.Start));

        await table.CleanupDefunctSiloEntriesAsync(Cutoff, Cancellation);

        tap.Requests.ShouldContain(request => request.Operation == "DeleteItem");
        (await AllAsync()).Members.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Cleanup_ByTwoAtOnceBesideReaders_NobodyFails()
    {
        await Table.InsertAsync([.. Enumerable.Range(1, 20).Select(number => Seen(number, Old)), Members.Silo(50)]);

        var reads =
            Enumerable.Range(
                0, 4).Select(async _ => (await Table.ReadAllAsync(Cancellation)).Entry(Members.Silo(50)).Canonical().ShouldBe(Members.Silo(50).Canonical()));
        await Task.WhenAll([CleanAsync(), Other.CleanupDefunctSiloEntriesAsync(Cutoff, Cancellation), .. reads]);

        (await AllAsync()).Members.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Lifecycle_DeadAndCompacted_OldWritesFailAndTheSuccessorJoins()
    {
        var silo = Seen(1, Old, SiloStatus.Active);
        await Table.InsertAsync(silo);
        await Table.UpdateAsync(Seen(1, Old));
        var last = await AllAsync();
        await CleanAsync();
        var successor = Members.Silo(1, generation: 2);

        (await Table.UpdateRowAsync(silo, last.ETag(silo), last.Version.Next(), Cancellation)).ShouldBeFalse();
        (await Table.UpdateRowAsync(silo, last.ETag(silo), (await AllAsync()).Version.Next(), Cancellation)).ShouldBeFalse();
        (await AllAsync()).Members.ShouldBeEmpty();
        await Table.InsertAsync(successor);

        (await AllAsync()).Canonical().ShouldBe([successor.Canonical()]);
    }

    Task CleanAsync() => Table.CleanupDefunctSiloEntriesAsync(Cutoff, Cancellation);

    static MembershipEntry Seen(int number, DateTime time, SiloStatus status = SiloStatus.Dead)
    {
        var silo = Members.Silo(number, status);
        silo.StartTime = time;
        silo.IAmAliveTime = time;
        return silo;
    }
}
