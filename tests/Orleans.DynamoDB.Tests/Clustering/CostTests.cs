using UserMacro.DynamoDB.Local;
using UserMacro.Orleans.DynamoDB.Tests.Client;

namespace UserMacro.Orleans.DynamoDB.Tests.Clustering;

/// <summary>What each operation sends, counted on the wire.</summary>
public sealed class CostTests(DynamoDBLocal local) : MembershipTestBase(local)
{
    [Fact]
    public async Task Operations_OneByOne_SendTheseRequestsAndNoOthers()
    {
        using var tap = new WireTap(Local);
        using var host = new MembershipHost(tap.Client, Cluster);
        using var table = host.Open();
        using var gateways = host.Gateways();
        var silo = Members.Silo(1);

        (await table.InsertRowAsync(silo, (await AllAsync()).Version.Next(), Cancellation)).ShouldBeTrue();
        tap.ShouldHaveSent("TransactWriteItems");
        var data = await table.ReadAllAsync(Cancellation);
        tap.ShouldHaveSent("GetItem", "Query");
        (await table.UpdateRowAsync(silo, data.ETag(silo), data.Version.Next(), Cancellation)).ShouldBeTrue();
        tap.ShouldHaveSent("TransactWriteItems");
        await table.ReadRowAsync(silo.SiloAddress, Cancellation);
        tap.ShouldHaveSent("TransactGetItems");
        await table.BeatAsync(silo, Members.Start);
        tap.ShouldHaveSent("UpdateItem");
        await table.CleanupDefunctSiloEntriesAsync(DateTimeOffset.MaxValue, Cancellation);
        tap.ShouldHaveSent("Query");
        await gateways.GetGatewaysAsync(Cancellation);
        tap.ShouldHaveSent("Query");
        await table.DeleteMembershipTableEntriesAsync(Cluster, Cancellation);
        tap.ShouldHaveSent("Query", "BatchWriteItem");
    }
}
