using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Clustering;

/// <summary>Clusters share a table and nothing else.</summary>
public sealed class IsolationTests(DynamoDBLocal local) : MembershipTestBase(local)
{
    [Fact]
    public async Task Clusters_OneIdAPrefixOfTheOther_ShareNothing()
    {
        using var host = new MembershipHost(Local.Client, Cluster + "-2");
        using var foreign = await host.StartAsync(Cancellation);
        await Table.InsertAsync(Members.Silo(1), Members.Silo(2));

        await UnchangedAfterAsync(async () =>
        {
            await foreign.InsertAsync(Members.Silo(1, SiloStatus.Joining));
            await foreign.UpdateAsync(Members.Silo(1, SiloStatus.Dead));
            await foreign.BeatAsync(Members.Silo(1), Members.Start.AddDays(1));
        });

        (await foreign.ReadAllAsync(Cancellation)).Canonical().ShouldBe([Members.Silo(1, SiloStatus.Dead).Canonical()]);
        await UnchangedAfterAsync(() => foreign.CleanupDefunctSiloEntriesAsync(DateTimeOffset.MaxValue, Cancellation));
        (await foreign.ReadAllAsync(Cancellation)).Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handles_OpenedApart_ShareTheirCluster()
    {
        await Table.InsertAsync(Members.Silo(1));
        await Other.UpdateAsync(Members.Silo(1, SiloStatus.ShuttingDown));

        (await Table.ReadAllAsync(Cancellation)).Canonical().ShouldBe((await Other.ReadAllAsync(Cancellation)).Canonical());
    }

    [Fact]
    public async Task Initialize_AgainFromAnyHandle_KeepsWhatIsThere()
    {
        await Table.InsertAsync(Members.Silo(1));

        await UnchangedAfterAsync(() => Task.WhenAll(
            Table.InitializeMembershipTableAsync(tryInitTableVersion: true, Cancellation),
            Other.InitializeMembershipTableAsync(tryInitTableVersion: true, Cancellation),
            Other.InitializeMembershipTableAsync(tryInitTableVersion: false, Cancellation)));
    }

    [Fact]
    public async Task Delete_OwnCluster_LeavesNothingOfItAndAllOfOthers()
    {
        using var host = new MembershipHost(Local.Client, Cluster + "-2");
        using var longer = await host.StartAsync(Cancellation);
        // More than a page, and more than a batch.
        await longer.InsertAsync([.. Enumerable.Range(1, 30).Select(number => Members.Silo(number).With(hostName: new string('x', 50_000)))]);
        await Table.InsertAsync(Members.Silo(1));

        await UnchangedAfterAsync(() => longer.DeleteMembershipTableEntriesAsync(host.Cluster, Cancellation));

        (await CountAsync(host.Cluster)).ShouldBe(0);
    }

    [Fact]
    public async Task Delete_AnotherCluster_LeavesTheOwn()
    {
        await Table.InsertAsync(Members.Silo(1));
        using var host = new MembershipHost(Local.Client, Cluster + "-2");
        using var foreign = await host.StartAsync(Cancellation);

        await UnchangedAfterAsync(async () =>
        {
            await Table.DeleteMembershipTableEntriesAsync("never-started", Cancellation);
            await Table.DeleteMembershipTableEntriesAsync(host.Cluster, Cancellation);
            await Should.ThrowAsync<ArgumentException>(() => Table.DeleteMembershipTableEntriesAsync("", Cancellation));
        });

        (await CountAsync(host.Cluster)).ShouldBe(0);
    }

    [Fact]
    public async Task Insert_EtagOfAClusterDeletedMeanwhile_False()
    {
        var old = (await AllAsync()).Version;
        await Table.DeleteMembershipTableEntriesAsync(Cluster, Cancellation);
        await Table.InitializeMembershipTableAsync(tryInitTableVersion: true, Cancellation);

        (await AllAsync()).Version.VersionEtag.ShouldNotBe(old.VersionEtag);
        (await Table.InsertRowAsync(Members.Silo(1), old.Next(), Cancellation)).ShouldBeFalse();
    }

    async Task<int> CountAsync(string cluster) => (await Local.Client.QueryAsync(
        new(MembershipHost.TableName) { KeyConditionExpression = "DeploymentId = :c", ExpressionAttributeValues = new() { [":c"] = new(cluster) } },
            Cancellation)).Count ?? 0;
}
