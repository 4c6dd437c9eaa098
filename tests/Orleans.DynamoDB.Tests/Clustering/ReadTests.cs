using System.Collections.Concurrent;
using Orleans.DynamoDB;
using UserMacro.DynamoDB.Local;
using UserMacro.Orleans.DynamoDB.Tests.Client;

namespace UserMacro.Orleans.DynamoDB.Tests.Clustering;

/// <summary>Reads show one committed moment, whatever happens meanwhile, and belong to their reader.</summary>
public sealed class ReadTests(DynamoDBLocal local) : MembershipTestBase(local)
{
    // More than one page of 1 MB.
    const int Rows = 128;
    static readonly string Padding = new('x', 9_000);

    [Fact]
    public async Task ReadRow_KnownSilo_AgreesWithReadAll()
    {
        await Table.InsertAsync(Members.Silo(1).With(suspects: (Members.Silo(2), Members.Start)), Members.Silo(2));

        var all = await AllAsync();
        foreach (var (entry, etag) in all.Members.Select(member => (member.Item1, member.Item2)))
        {
            var one = await Other.ReadRowAsync(entry.SiloAddress, Cancellation);
            one.Version.ShouldBe(all.Version);
            one.Members.ShouldHaveSingleItem().Item1.Canonical().ShouldBe(entry.Canonical());
            one.ETag(entry).ShouldBe(etag);
        }
    }

    [Fact]
    public async Task ReadRow_UnknownSilo_NoMemberButTheVersion()
    {
        await Table.InsertAsync(Members.Silo(1));

        var one = await Table.ReadRowAsync(Members.Silo(2).SiloAddress, Cancellation);

        one.Members.ShouldBeEmpty();
        one.Version.ShouldBe((await AllAsync()).Version);
    }

    [Fact]
    public async Task Reads_ClusterThatWasNeverStarted_FailInsteadOfBeingEmpty()
    {
        using var host = new MembershipHost(Local.Client);
        using var table = host.Open();

        (await Should.ThrowAsync<DynamoDBProviderException>(() => table.ReadAllAsync(Cancellation))).Message.ShouldContain(host.Cluster);
        (await Should.ThrowAsync<DynamoDBProviderException>(() => table.ReadRowAsync(Members.Silo(1).SiloAddress, Cancellation))).Message.ShouldContain(
            host.Cluster);
    }

    [Fact]
    public async Task Reads_ByReadersThatMissVersions_ShowWhatIsCommitted()
    {
        var silo = Members.Silo(1, SiloStatus.Joining);
        await Table.InsertAsync(silo);
        var first = await AllAsync();
        await Table.UpdateAsync(silo.With(SiloStatus.Active));
        await Table.InsertAsync(Members.Silo(2));
        await Table.UpdateAsync(silo.With(SiloStatus.ShuttingDown));

        var later = await AllAsync();

        later.Version.Version.ShouldBe(first.Version.Version + 3);
        later.Canonical().ShouldBe([silo.With(SiloStatus.ShuttingDown).Canonical(), Members.Silo(2).Canonical()]);
    }

    [Fact]
    public async Task Reads_HeldObjects_AreNotTouchedByLaterWrites()
    {
        var silo = Members.Silo(1).With(suspects: (Members.Silo(2), Members.Start));
        await Table.InsertAsync(silo);
        var held = await Table.ReadAllAsync(Cancellation);
        var one = await Table.ReadRowAsync(silo.SiloAddress, Cancellation);

        await Table.UpdateAsync(silo.With(SiloStatus.Dead));
        await Table.BeatAsync(silo, Members.Start.AddHours(1));

        foreach (var data in new[] { held, one })
        {
            data.Version.Version.ShouldBe(1);
            data.Entry(silo).Canonical().ShouldBe(silo.Canonical());
            data.Entry(silo).IAmAliveTime.ShouldBe(Members.Start);
        }
    }

    [Fact]
    public async Task Writes_ObjectsChangedAfterwards_AreNotStored()
    {
        var silo = Members.Silo(1).With(suspects: (Members.Silo(2), Members.Start));
        await Table.InsertAsync(silo);
        Spoil(silo);
        (await AllAsync()).Canonical().ShouldBe([Members.Silo(1).With(suspects: (Members.Silo(2), Members.Start)).Canonical()]);

        var changed = Members.Silo(1).With(SiloStatus.ShuttingDown, suspects: (Members.Silo(3), Members.Start));
        await Table.UpdateAsync(changed);
        Spoil(changed);
        (await AllAsync()).Canonical().ShouldBe([Members.Silo(1).With(SiloStatus.ShuttingDown, suspects: (Members.Silo(3), Members.Start)).Canonical()]);

        await UnchangedAfterAsync(async () => Spoil((await Table.ReadAllAsync(Cancellation)).Entry(changed)));
    }

    [Fact]
    public async Task ReadAll_WhileSilosChangeAndRowsSpanPages_ShowsOnlyCommittedMoments()
    {
        using var tap = new WireTap(Local);
        using var host = new MembershipHost(tap.Client, Cluster);
        using var reader = host.Open();
        var silos = Enumerable.Range(1, Rows).Select(number => Members.Silo(number).With(hostName: Padding)).ToArray();
        await Table.InsertAsync(silos);
        var moments = new ConcurrentDictionary<int, IReadOnlyList<string>>();
        var data = await reader.ReadAllAsync(Cancellation);
        moments[Rows] = data.Canonical();
        tap.Requests.Count(request => request.Operation == "Query").ShouldBeGreaterThan(1);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var reads = Task.Run(async () =>
        {
            var seen = new List<MembershipTableData>();
            while (!done.IsCancellationRequested)
            {
                seen.Add(await reader.ReadAllAsync(Cancellation));
            }

            return seen;
        }, Cancellation);
        for (var step = 0; step < 30; step++)
        {
            // First and last rows of the partition in turn: what a page that came too early or too late would show.
            var silo = silos[step % 2 == 0 ? step : Rows - step].With(SiloStatus.ShuttingDown);
            var all = data.Members.Select(member => member.Item1.SiloAddress.Equals(silo.SiloAddress) ? silo : member.Item1);
            data = new([.. all.Select(entry => Tuple.Create(entry, ""))], data.Version);
            moments[Rows + step + 1] = data.Canonical();
            await Table.UpdateAsync(silo);
        }

        await done.CancelAsync();
        var views = await reads;

        views.ShouldNotBeEmpty();
        views.Select(view => view.Version.Version).ShouldBeInOrder(SortDirection.Ascending);
        views.ShouldAllBe(view => view.Canonical().SequenceEqual(moments[view.Version.Version]));
    }

    [Fact]
    public async Task ReadRow_WhileItsSiloChanges_ShowsOnlyCommittedMoments()
    {
        var silo = Members.Silo(1).With(hostName: "0");
        await Table.InsertAsync(silo);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var reads = Task.Run(async () =>
        {
            var seen = new List<MembershipTableData>();
            while (!done.IsCancellationRequested)
            {
                seen.Add(await Other.ReadRowAsync(silo.SiloAddress, Cancellation));
            }

            return seen;
        }, Cancellation);
        for (var step = 1; step <= 50; step++)
        {
            await Table.UpdateAsync(silo.With(hostName: $"{step}"));
        }

        await done.CancelAsync();
        var views = await reads;

        views.ShouldNotBeEmpty();
        views.ShouldAllBe(view => view.Entry(silo).HostName == $"{view.Version.Version - 1}");
    }

    static void Spoil(MembershipEntry entry)
    {
        entry.Status = SiloStatus.Dead;
        entry.HostName = "spoilt";
        entry.IAmAliveTime = default;
        entry.SuspectTimes!.Add(Tuple.Create(Members.Silo(9).SiloAddress, Members.Start));
    }
}
