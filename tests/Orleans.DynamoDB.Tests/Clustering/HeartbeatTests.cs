using Orleans.DynamoDB;
using UserMacro.DynamoDB.Local;
using UserMacro.Orleans.DynamoDB.Tests.Client;

namespace UserMacro.Orleans.DynamoDB.Tests.Clustering;

/// <summary>A heartbeat is one blind write that disturbs nothing.</summary>
public sealed class HeartbeatTests(DynamoDBLocal local) : MembershipTestBase(local)
{
    static readonly DateTime Later = Members.Start.AddMinutes(10);

    [Fact]
    public async Task UpdateIAmAlive_Repeatedly_ChangesTheTimeAlone()
    {
        var silo = Members.Silo(1).With(suspects: (Members.Silo(2), Members.Start));
        await Table.InsertAsync(silo, Members.Silo(2));

        foreach (var time in new[] { Later, Later.AddSeconds(30), Later.AddSeconds(30) })
        {
            await UnchangedAfterAsync(() => Table.BeatAsync(silo, time));
            (await AllAsync()).Entry(silo).IAmAliveTime.ShouldBe(time);
            (await Other.ReadRowAsync(silo.SiloAddress, Cancellation)).Entry(silo).IAmAliveTime.ShouldBe(time);
        }
    }

    [Fact]
    public async Task UpdateIAmAlive_AnyTime_IsOneWriteWithNoReadAndNoCompare()
    {
        await Table.InsertAsync(Members.Silo(1));
        using var tap = new WireTap(Local);
        using var host = new MembershipHost(tap.Client, Cluster);
        using var table = host.Open();

        await table.BeatAsync(Members.Silo(1), Later);

        var request = tap.Requests.ShouldHaveSingleItem();
        request.Operation.ShouldBe("UpdateItem");
        request.Body.ShouldContain("\"UpdateExpression\":\"SET IAmAliveTime = :time\"");
        request.Body.ShouldContain("\"ConditionExpression\":\"attribute_exists(SiloIdentity)\"");
    }

    [Fact]
    public async Task UpdateIAmAlive_MissingSilo_FailsAndCreatesNothing() =>
        await UnchangedAfterAsync(async () =>
            (await Should.ThrowAsync<DynamoDBProviderException>(() => Table.BeatAsync(Members.Silo(1), Later))).Message.ShouldContain(
                "ConditionalCheckFailedException"));

    [Fact]
    public async Task Update_EtagsFromBeforeAHeartbeat_CommitsAStatus()
    {
        var silo = Members.Silo(1);
        await Table.InsertAsync(silo);
        var before = await AllAsync();
        await Other.BeatAsync(silo, Later);

        (await Table.UpdateRowAsync(silo.With(SiloStatus.ShuttingDown), before.ETag(silo), before.Version.Next(), Cancellation)).ShouldBeTrue();

        var after = await AllAsync();
        after.Version.Version.ShouldBe(before.Version.Version + 1);
        after.Entry(silo).Status.ShouldBe(SiloStatus.ShuttingDown);
    }

    [Fact]
    public async Task Update_EtagsFromBeforeAHeartbeat_CommitsAVote()
    {
        var silo = Members.Silo(1);
        await Table.InsertAsync(silo, Members.Silo(2));
        var before = await AllAsync();
        await Other.BeatAsync(silo, Later);

        (await Table.UpdateRowAsync(silo.With(suspects: (Members.Silo(2), Later)), before.ETag(silo), before.Version.Next(), Cancellation)).ShouldBeTrue();

        var after = await AllAsync();
        after.Version.Version.ShouldBe(before.Version.Version + 1);
        after.Entry(silo).SuspectTimes.ShouldHaveSingleItem().ShouldBe(Tuple.Create(Members.Silo(2).SiloAddress, Later));
    }
}
