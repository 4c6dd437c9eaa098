using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans.DynamoDB;
using Orleans.Serialization;
using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Faults;

/// <summary>What DynamoDB Local does not do by itself: no failure leaves with the SDK's exception, or touches what the caller holds.</summary>
public sealed class FailureTests(DynamoDBLocal local)
{
    const int Small = 100;
    const int Large = 600_000;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, HttpStatusCode> Refusals => new()
    {
        { "ThrottlingException", HttpStatusCode.BadRequest },
        { "ProvisionedThroughputExceededException", HttpStatusCode.BadRequest },
        { "RequestLimitExceeded", HttpStatusCode.BadRequest },
        { "AccessDeniedException", HttpStatusCode.BadRequest },
        { "UnrecognizedClientException", HttpStatusCode.BadRequest },
        { "ResourceNotFoundException", HttpStatusCode.BadRequest },
        { "ValidationException", HttpStatusCode.BadRequest },
        { "ItemCollectionSizeLimitExceededException", HttpStatusCode.BadRequest },
        { "InternalServerError", HttpStatusCode.InternalServerError },
        { "ServiceUnavailable", HttpStatusCode.ServiceUnavailable },
        { "SomethingNewException", HttpStatusCode.BadRequest },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Operations_ServiceRefuses_FailWithItsCodeOnly(string code, HttpStatusCode status)
    {
        await using var faulty = await FaultyStorage.StartAsync(local);
        faulty.Line.Disturb = _ => Task.FromResult<HttpResponseMessage?>(FaultyDynamoDB.Refusal(code, status));

        foreach (var failure in await FailAllAsync(faulty))
        {
            failure.Message.ShouldContain(code);
            failure.Message.ShouldContain(BlobStorage.Table);
        }
    }

    [Theory]
    [InlineData("ThrottlingError")]
    [InlineData("ProvisionedThroughputExceeded")]
    [InlineData("ValidationError")]
    [InlineData("ItemCollectionSizeLimitExceeded")]
    [InlineData("AccessDenied")]
    public async Task Write_TransactionCancelledForAPart_FailsWithTheReason(string reason)
    {
        await using var faulty = await FaultyStorage.StartAsync(local);
        faulty.Line.Disturb =
            _ => Task.FromResult<HttpResponseMessage?>(FaultyDynamoDB.Refusal("TransactionCanceledException", reasons: ["None", reason, "None"]));

        (await FailAsync(
            faulty, state => faulty.Storage.WriteStateAsync(FaultyStorage.StateName, faulty.Grain, state, Cancellation), Large)).Message.ShouldContain(reason);
    }

    [Fact]
    public async Task Operations_LineIsDead_Fail()
    {
        await using var faulty = await FaultyStorage.StartAsync(local);
        faulty.Line.Disturb = _ => throw new HttpRequestException("no route", new IOException());

        await FailAllAsync(faulty);
    }

    [Fact]
    public async Task Operations_NoAnswer_FailAfterTheTimeout()
    {
        await using var faulty = await FaultyStorage.StartAsync(local, timeout: TimeSpan.FromMilliseconds(100));
        faulty.Line.Disturb = async request =>
        {
            await Task.Delay(System.Threading.Timeout.Infinite, request.Cancellation);
            return null;
        };

        await FailAllAsync(faulty);
    }

    [Fact]
    public async Task Operations_AnswerIsNoJson_Fail()
    {
        await using var faulty = await FaultyStorage.StartAsync(local);
        faulty.Line.Disturb =
            _ => Task.FromResult<HttpResponseMessage?>(new(HttpStatusCode.OK) { Content = new StringContent("<html>a captive portal</html>") });

        await FailAllAsync(faulty);
    }

    [Fact]
    public async Task Read_PartsAreNotAnswered_Fails()
    {
        await using var faulty = await FaultyStorage.StartAsync(local);
        await faulty.WriteAsync(Blob.Create(Large));
        faulty.Line.Refuse("TransactGetItems", 1, () => new(HttpStatusCode.OK) { Content = new StringContent("{}") });

        await FailAsync(faulty, state => faulty.Storage.ReadStateAsync(FaultyStorage.StateName, faulty.Grain, state, Cancellation), Small);
    }

    [Theory]
    [InlineData("PutItem", Small, "TransactionConflictException", null)]
    [InlineData("TransactWriteItems", Large, "TransactionCanceledException", "TransactionConflict")]
    [InlineData("TransactWriteItems", Large, "TransactionCanceledException", "ThrottlingError")]
    public async Task Write_MeetsOthersAFewTimes_SentAgainUntilItSucceeds(string operation, int length, string code, string? reason)
    {
        await using var faulty = await FaultyStorage.StartAsync(local);
        faulty.Line.Refuse(operation, 2, () => FaultyDynamoDB.Refusal(code, reasons: reason is null ? [] : [reason, "None", "None"]));

        var written = await faulty.WriteAsync(Blob.Create(length));

        faulty.Line.Sent.ShouldBe([operation, operation, operation]);
        (await faulty.ReadAsync()).ETag.ShouldBe(written.ETag);
    }

    [Fact]
    public async Task Read_TransactionMeetsOthersAFewTimes_SentAgainUntilItSucceeds()
    {
        await using var faulty = await FaultyStorage.StartAsync(local);
        var written = await faulty.WriteAsync(Blob.Create(Large));
        faulty.Line.Refuse(
            "TransactGetItems", 2, () => FaultyDynamoDB.Refusal("TransactionCanceledException", reasons: ["TransactionConflict", "None", "None"]));

        (await faulty.ReadAsync()).ETag.ShouldBe(written.ETag);
    }

    [Theory]
    [InlineData(Small, "TransactionConflictException", null)]
    [InlineData(Large, "TransactionCanceledException", "TransactionConflict")]
    public async Task Write_MeetsOthersAllTheTime_FailsInTheEnd(int length, string code, string? reason)
    {
        await using var faulty = await FaultyStorage.StartAsync(local);
        faulty.Line.Disturb = _ => Task.FromResult<HttpResponseMessage?>(FaultyDynamoDB.Refusal(code, reasons: reason is null ? [] : [reason]));

        await FailAsync(faulty, state => faulty.Storage.WriteStateAsync(FaultyStorage.StateName, faulty.Grain, state, Cancellation), length);

        faulty.Line.Sent.Count.ShouldBeInRange(2, 10);
    }

    [Fact]
    public async Task Operations_CancelledInFlight_EndAtOnce()
    {
        await using var faulty = await FaultyStorage.StartAsync(local, retries: 3);
        foreach (var operation in Operations(faulty))
        {
            using var cancellation = new CancellationTokenSource();
            faulty.Line.Disturb = async request =>
            {
                await cancellation.CancelAsync();
                await Task.Delay(System.Threading.Timeout.Infinite, request.Cancellation);
                return null;
            };
            var state = new GrainState<Blob>(Blob.Create(Small)) { ETag = "5", RecordExists = true };

            await Should.ThrowAsync<OperationCanceledException>(operation(state, cancellation.Token));

            (state.State!.Bytes.Length, state.ETag, state.RecordExists).ShouldBe((Small, "5", true));
        }
    }

    static IEnumerable<Func<GrainState<Blob>, CancellationToken, Task>> Operations(FaultyStorage faulty) =>
    [
        (state, cancellation) => faulty.Storage.ReadStateAsync(FaultyStorage.StateName, faulty.Grain, state, cancellation),
        (state, cancellation) => faulty.Storage.WriteStateAsync(FaultyStorage.StateName, faulty.Grain, state, cancellation),
        (state, cancellation) => faulty.Storage.ClearStateAsync(FaultyStorage.StateName, faulty.Grain, state, cancellation),
    ];

    static async Task<List<DynamoDBProviderException>> FailAllAsync(FaultyStorage faulty)
    {
        var failures = new List<DynamoDBProviderException>();
        foreach (var operation in Operations(faulty))
        {
            foreach (var length in new[] { Small, Large })
            {
                failures.Add(await FailAsync(faulty, state => operation(state, Cancellation), length));
            }
        }

        return failures;
    }

    static async Task<DynamoDBProviderException> FailAsync(FaultyStorage faulty, Func<GrainState<Blob>, Task> operation, int length)
    {
        var blob = Blob.Create(length);
        var state = new GrainState<Blob>(blob) { ETag = "5", RecordExists = true };

        var failure = await Should.ThrowAsync<DynamoDBProviderException>(operation(state));

        (state.State, state.ETag, state.RecordExists).ShouldBe((blob, "5", true));
        failure.InnerException.ShouldBeNull();
        var serializer = faulty.Services.GetRequiredService<Serializer>();
        serializer.Deserialize<Exception>(
            serializer.SerializeToArray<Exception>(failure)).ShouldBeOfType<DynamoDBProviderException>().Message.ShouldBe(failure.Message);
        return failure;
    }
}
