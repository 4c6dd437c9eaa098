using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using NSubstitute;
using Orleans.DynamoDB;
using UserMacro.DynamoDB.Local;
using UserMacro.Orleans.DynamoDB.Tests.Client;

namespace UserMacro.Orleans.DynamoDB.Tests.Reminders;

public sealed class ReminderFailureTests(DynamoDBLocal local) : ReminderTestBase(local)
{
    [Fact]
    public async Task Calls_DynamoDBGone_FailInsteadOfBeingEmpty()
    {
        using var tap = new WireTap(Local);
        using var host = new ReminderTableHost(tap.Client, Service);
        using var table = host.Open();
        var grain = Reminder("a").GrainId;
        tap.AnswersToLose = int.MaxValue;

        await Should.ThrowAsync<DynamoDBProviderException>(() => table.StartAsync(Cancellation));
        await Should.ThrowAsync<DynamoDBProviderException>(() => table.ReadRow(grain, "retry", Cancellation));
        await Should.ThrowAsync<DynamoDBProviderException>(() => table.ReadRows(grain, Cancellation));
        await Should.ThrowAsync<DynamoDBProviderException>(() => table.ReadRows(0, 0, Cancellation));
        await Should.ThrowAsync<DynamoDBProviderException>(() => table.UpsertRow(Reminder("a"), Cancellation));
        await Should.ThrowAsync<DynamoDBProviderException>(() => table.RemoveRow(grain, "retry", "1", Cancellation));
        await Should.ThrowAsync<DynamoDBProviderException>(() => table.TestOnlyClearTable(Cancellation));
    }

    [Fact]
    public async Task Calls_CancelledBefore_SendNothing()
    {
        using var tap = new WireTap(Local);
        using var host = new ReminderTableHost(tap.Client, Service);
        using var table = host.Open();
        var grain = Reminder("a").GrainId;
        var cancelled = new CancellationToken(canceled: true);

        await Should.ThrowAsync<OperationCanceledException>(() => table.StartAsync(cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => table.ReadRow(grain, "retry", cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => table.ReadRows(grain, cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => table.ReadRows(0, 0, cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => table.UpsertRow(Reminder("a"), cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => table.RemoveRow(grain, "retry", "1", cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => table.TestOnlyClearTable(cancelled));
        tap.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Upsert_NameThatFitsNoKey_FailsAndIsNotRepeated()
    {
        using var tap = new WireTap(Local, maxRetries: 2);
        using var host = new ReminderTableHost(tap.Client, Service);
        using var table = host.Open();

        (await Should.ThrowAsync<DynamoDBProviderException>(() => table.UpsertRow(Reminder("a", new('n', 3000)), Cancellation))).Message.ShouldContain(
            "ValidationException");

        tap.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ReadRows_InEveryWay_AsksIndexesAndNeverScans()
    {
        using var tap = new WireTap(Local);
        using var host = new ReminderTableHost(tap.Client, Service);
        using var table = host.Open();

        await table.ReadRows(Reminder("a").GrainId, Cancellation);
        await table.ReadRows(1, 2, Cancellation);
        await table.ReadRows(2, 1, Cancellation);

        tap.Requests.Count.ShouldBe(4);
        tap.Requests.ShouldAllBe(request => request.Operation == "Query" && request.Body.Contains("IndexName"));
    }

    [Fact]
    public async Task Writes_AnswerLostAfterTheCommit_AreTakenForDone()
    {
        using var tap = new WireTap(Local, maxRetries: 2);
        using var host = new ReminderTableHost(tap.Client, Service);
        using var table = host.Open();

        tap.AnswersToLose = 1;
        var etag = await table.UpsertRow(Reminder("a"), Cancellation);
        tap.AnswersToLose = 1;
        (await table.RemoveRow(Reminder("a").GrainId, "retry", etag!, Cancellation)).ShouldBeTrue();

        tap.Requests.Count.ShouldBe(4);
        (await table.ReadRow(Reminder("a").GrainId, "retry", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Upsert_MeetsATransaction_SentAgain()
    {
        var client = Substitute.For<IAmazonDynamoDB>();
        client.PutItemAsync(Arg.Any<PutItemRequest>(), Arg.Any<CancellationToken>()).Returns(_ => throw Refusals.Conflict(), _ => new PutItemResponse());
        using var host = new ReminderTableHost(client, Service);
        using var table = host.Open(new ImmediateTime());

        (await table.UpsertRow(Reminder("a"), Cancellation)).ShouldNotBeNullOrEmpty();
        await client.Received(2).PutItemAsync(Arg.Any<PutItemRequest>(), Arg.Any<CancellationToken>());
    }
}
