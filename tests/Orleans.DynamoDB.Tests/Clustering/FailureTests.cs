using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using NSubstitute;
using Orleans.DynamoDB;
using Orleans.DynamoDB.Clustering.Provider;
using UserMacro.DynamoDB.Local;
using UserMacro.Orleans.DynamoDB.Tests.Client;

namespace UserMacro.Orleans.DynamoDB.Tests.Clustering;

/// <summary>Lost answers, and rows that change while they are read.</summary>
public sealed class FailureTests(DynamoDBLocal local) : MembershipTestBase(local)
{
    [Fact]
    public async Task Writes_AnswerLostAfterTheCommit_CommitOnceAndSaySo()
    {
        using var tap = new WireTap(Local, maxRetries: 2);
        using var host = new MembershipHost(tap.Client, Cluster);
        using var table = host.Open();
        var version = (await AllAsync()).Version;

        tap.AnswersToLose = 1;
        (await table.InsertRowAsync(Members.Silo(1), version.Next(), Cancellation)).ShouldBeTrue();
        var inserted = await AllAsync();
        tap.AnswersToLose = 2;
        (await table.UpdateRowAsync(Members.Silo(1), inserted.ETag(Members.Silo(1)), inserted.Version.Next(), Cancellation)).ShouldBeTrue();

        (await AllAsync()).Version.Version.ShouldBe(2);
        tap.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Writes_AllAnswersLost_FailAndTheOutcomeIsReadAgain()
    {
        using var tap = new WireTap(Local, maxRetries: 1);
        using var host = new MembershipHost(tap.Client, Cluster);
        using var table = host.Open();
        var version = (await AllAsync()).Version;

        tap.AnswersToLose = 2;
        await Should.ThrowAsync<DynamoDBProviderException>(() => table.InsertRowAsync(Members.Silo(1), version.Next(), Cancellation));

        (await table.ReadAllAsync(Cancellation)).Version.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Initialize_AnswerLostAfterTheCommit_Succeeds()
    {
        using var tap = new WireTap(Local, maxRetries: 1);
        using var host = new MembershipHost(tap.Client);
        using var table = host.Open();
        await table.InitializeMembershipTableAsync(tryInitTableVersion: false, Cancellation);

        tap.BeforeNext("PutItem", () =>
        {
            tap.AnswersToLose = 1;
            return Task.CompletedTask;
        });
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, Cancellation);

        (await table.ReadAllAsync(Cancellation)).Version.Version.ShouldBe(0);
    }

    [Fact]
    public async Task Reads_DynamoDBGone_FailInsteadOfBeingEmpty()
    {
        using var tap = new WireTap(Local);
        using var host = new MembershipHost(tap.Client, Cluster);
        using var table = host.Open();
        using var gateways = host.Gateways();
        tap.AnswersToLose = int.MaxValue;

        await Should.ThrowAsync<DynamoDBProviderException>(() => table.ReadAllAsync(Cancellation));
        await Should.ThrowAsync<DynamoDBProviderException>(() => table.ReadRowAsync(Members.Silo(1).SiloAddress, Cancellation));
        await Should.ThrowAsync<DynamoDBProviderException>(() => table.BeatAsync(Members.Silo(1), Members.Start));
        await Should.ThrowAsync<DynamoDBProviderException>(() => table.CleanupDefunctSiloEntriesAsync(DateTimeOffset.MaxValue, Cancellation));
        await Should.ThrowAsync<DynamoDBProviderException>(() => table.DeleteMembershipTableEntriesAsync("some", Cancellation));
        await Should.ThrowAsync<DynamoDBProviderException>(() => table.InitializeMembershipTableAsync(tryInitTableVersion: true, Cancellation));
        await Should.ThrowAsync<DynamoDBProviderException>(() => gateways.InitializeGatewayListProviderAsync(Cancellation));
        await Should.ThrowAsync<DynamoDBProviderException>(() => gateways.GetGatewaysAsync(Cancellation));
    }

    [Fact]
    public async Task Calls_CancelledBefore_SendNothing()
    {
        using var tap = new WireTap(Local);
        using var host = new MembershipHost(tap.Client, Cluster);
        using var table = host.Open();
        using var gateways = host.Gateways();
        var cancelled = new CancellationToken(canceled: true);
        var version = new TableVersion(1, "1");

        await Should.ThrowAsync<OperationCanceledException>(() => table.InitializeMembershipTableAsync(tryInitTableVersion: true, cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => table.ReadAllAsync(cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => table.ReadRowAsync(Members.Silo(1).SiloAddress, cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => table.InsertRowAsync(Members.Silo(1), version, cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => table.UpdateRowAsync(Members.Silo(1), "1", version, cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => table.UpdateIAmAliveAsync(Members.Silo(1), cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => table.CleanupDefunctSiloEntriesAsync(DateTimeOffset.MaxValue, cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => table.DeleteMembershipTableEntriesAsync("some", cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => gateways.GetGatewaysAsync(cancelled));
        tap.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2, 1, 1)]
    [InlineData(2, 2, 1)]
    [InlineData(1, 1, 2)]
    public async Task ReadAll_RowsOfAnotherMomentThanTheVersion_ReadAgain(int queriedVersion, int first, int second)
    {
        var client = Substitute.For<IAmazonDynamoDB>();
        Versions(client, 1, 3);
        Queries(client, Rows(queriedVersion, first, second), Rows(3, 3, 2));
        using var host = new MembershipHost(client);
        using var table = host.Open(new ImmediateTime());

        (await table.ReadAllAsync(Cancellation)).Version.Version.ShouldBe(3);
    }

    [Fact]
    public async Task ReadAll_RowsThatNeverComeToRest_FailsAfterBoundedReads()
    {
        var client = Substitute.For<IAmazonDynamoDB>();
        Versions(client, 1);
        Queries(client, Rows(2, 2, 1));
        var time = new ImmediateTime();
        using var host = new MembershipHost(client);
        using var table = host.Open(time);

        (await Should.ThrowAsync<DynamoDBProviderException>(() => table.ReadAllAsync(Cancellation))).Message.ShouldContain(host.Cluster);

        time.Waits.Count.ShouldBe(20);
    }

    [Fact]
    public async Task ReadRow_InTheWayOfATransaction_ReadAgain()
    {
        var client = Substitute.For<IAmazonDynamoDB>();
        client.TransactGetItemsAsync(Arg.Any<TransactGetItemsRequest>(), Arg.Any<CancellationToken>()).Returns(
            _ => throw Refusals.Cancelled("TransactionConflict", "None"),
            _ => new TransactGetItemsResponse { Responses = [new() { Item = VersionRow.Create("c", etag: 7, version: 4) }, new()] });
        using var host = new MembershipHost(client, "c");
        using var table = host.Open(new ImmediateTime());

        (await table.ReadRowAsync(Members.Silo(1).SiloAddress, Cancellation)).Version.ShouldBe(new(4, "7"));
    }

    static void Versions(IAmazonDynamoDB client, params int[] versions)
    {
        var answers = versions.Select(version => new GetItemResponse { Item = VersionRow.Create("c", etag: version, version) }).ToArray();
        client.GetItemAsync(Arg.Any<GetItemRequest>(), Arg.Any<CancellationToken>()).Returns(answers[0], answers[1..]);
    }

    static void Queries(IAmazonDynamoDB client, params QueryResponse[] answers) =>
        client.QueryAsync(Arg.Any<QueryRequest>(), Arg.Any<CancellationToken>()).Returns(answers[0], answers[1..]);

    // The version row between two silos, as a query meets them.
    static QueryResponse Rows(int version, int first, int second) => new()
    {
        Items =
        [
            SiloRow.Create("c", Members.Silo(1), etag: 1, first),
            VersionRow.Create("c", etag: version, version),
            SiloRow.Create("c", Members.Silo(2), etag: 1, second),
        ],
    };
}
