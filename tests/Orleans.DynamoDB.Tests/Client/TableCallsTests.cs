using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Orleans.DynamoDB;
using Orleans.DynamoDB.Client;

namespace UserMacro.Orleans.DynamoDB.Tests.Client;

/// <summary>What DynamoDB Local never does: conflicts, throttling, half-written batches, silence.</summary>
public sealed class TableCallsTests
{
    const string Table = "some-table";

    readonly IAmazonDynamoDB _client = Substitute.For<IAmazonDynamoDB>();
    readonly ImmediateTime _time = new();
    readonly List<string> _tokens = [];
    readonly TableCalls _calls;

    public TableCallsTests() => _calls = new(_client, Table, _time, NullLogger.Instance);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ConditionalCheckFailed", "None")]
    [InlineData("None", "ConditionalCheckFailed")]
    [InlineData("ConditionalCheckFailed", "TransactionConflict")]
    public async Task Transact_ConditionFailed_FalseAtOnce(params string[] codes)
    {
        Transactions(_ => throw Refusals.Cancelled(codes));

        (await TransactAsync()).ShouldBeFalse();
        _tokens.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Transact_AlwaysInTheWayOfAnother_FalseAfterBoundedJitteredTries()
    {
        Transactions(_ => throw Refusals.Cancelled("None", "TransactionConflict"));

        (await TransactAsync()).ShouldBeFalse();

        _tokens.Count.ShouldBe(1 + TransientRetry.MaxRetries);
        _tokens.Distinct(StringComparer.Ordinal).Count().ShouldBe(_tokens.Count);
        _time.Waits.Count.ShouldBe(TransientRetry.MaxRetries);
        _time.Waits.ShouldAllBe(wait => wait <= TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("TransactionConflict", "None")]
    [InlineData("ThrottlingError", "None")]
    [InlineData("None", "ProvisionedThroughputExceeded")]
    [InlineData("TransactionConflict", "ThrottlingError")]
    public async Task Transact_TransientAtFirst_TrueInTheEnd(params string[] codes)
    {
        Transactions(attempt => attempt < 3 ? throw Refusals.Cancelled(codes) : new());

        (await TransactAsync()).ShouldBeTrue();
        _tokens.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(5, "ThrottlingError", "None")]
    [InlineData(1, "ConditionalCheckFailed", "ThrottlingError")]
    [InlineData(1, "None", "ValidationError")]
    [InlineData(1, "ItemCollectionSizeLimitExceeded", "None")]
    [InlineData(1, "None", "None")]
    [InlineData(1, "None", null)]
    [InlineData(1)]
    public async Task Transact_CancelledOtherwise_FailsWithItsCodes(int attempts, params string?[] codes)
    {
        Transactions(_ => throw Refusals.Cancelled(codes));

        var fault = await Should.ThrowAsync<DynamoDBProviderException>(TransactAsync);

        fault.Message.ShouldContain(Table);
        foreach (var code in codes)
        {
            fault.Message.ShouldContain(code ?? "");
        }

        fault.Message.ShouldNotContain(Refusals.Secret);
        fault.InnerException.ShouldBeNull();
        _tokens.Count.ShouldBe(attempts);
    }

    [Fact]
    public async Task Ask_WriteThatMeetsATransaction_SentAgain()
    {
        var attempts = 0;

        (await _calls.AskAsync(_ => ++attempts < 3 ? throw Refusals.Conflict() : Task.FromResult(attempts), Cancellation)).ShouldBe(3);
    }

    [Fact]
    public async Task Ask_AlwaysMeetsATransaction_FailsWithTheCodeAfterBoundedTries()
    {
        var attempts = 0;

        var fault = await Should.ThrowAsync<DynamoDBProviderException>(() =>
            _calls.AskAsync<int>(_ => { attempts++; throw Refusals.Conflict(); }, Cancellation));

        fault.Message.ShouldContain(nameof(TransactionConflictException));
        attempts.ShouldBe(1 + TransientRetry.MaxRetries);
    }

    [Fact]
    public async Task Ask_ManyAtOnce_GoSoManyAtATimeAndAllAreAnswered()
    {
        var calls = new TableCalls(_client, Table, TimeProvider.System, NullLogger.Instance);
        var (now, most) = (0, 0);
        using var begun = new SemaphoreSlim(0);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var all = Enumerable.Range(0, 1_300).Select(number => calls.AskAsync(
            async _ =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref now));
                begun.Release();
                await answer.Task;
                Interlocked.Decrement(ref now);
                return number;
            },
            Cancellation)).ToList();
        for (var first = 0; first < CallGate.MaxAtOnce; first++)
        {
            await begun.WaitAsync(Cancellation);
        }

        answer.SetResult();

        (await Task.WhenAll(all)).ShouldBe(Enumerable.Range(0, 1_300));
        most.ShouldBe(CallGate.MaxAtOnce);
    }

    [Fact]
    public async Task Ask_TurnThatDoesNotCome_FailsWithoutACallAndFreesNothing()
    {
        var time = new FakeTimeProvider();
        var calls = new TableCalls(_client, Table, time, NullLogger.Instance);
        var silent = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var busy = Enumerable.Range(0, CallGate.MaxAtOnce).Select(_ => calls.AskAsync(_ => silent.Task, Cancellation)).ToList();
        var asked = false;

        var late = calls.AskAsync(_ => { asked = true; return Task.FromResult(1); }, Cancellation);
        late.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(31));

        (await Should.ThrowAsync<DynamoDBProviderException>(() => late)).Message.ShouldContain("64 others");
        asked.ShouldBeFalse();
        silent.SetResult(2);
        (await Task.WhenAll(busy)).ShouldAllBe(value => value == 2);
        (await calls.AskAsync(_ => Task.FromResult(3), Cancellation)).ShouldBe(3);
    }

    [Fact]
    public async Task Ask_CancelledWhileItWaits_EndsAndTheNextGetsTheTurn()
    {
        var calls = new TableCalls(_client, Table, TimeProvider.System, NullLogger.Instance);
        var silent = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var busy = Enumerable.Range(0, CallGate.MaxAtOnce).Select(_ => calls.AskAsync(_ => silent.Task, Cancellation)).ToList();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var cancelled = calls.AskAsync(_ => Task.FromResult(1), stop.Token);
        var next = calls.AskAsync(_ => Task.FromResult(2), Cancellation);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => cancelled);
        silent.SetResult(0);
        (await next).ShouldBe(2);
        await Task.WhenAll(busy);
    }

    [Fact]
    public async Task Ask_Throttled_NotRepeatedHereSinceTheSdkDid()
    {
        var attempts = 0;

        var fault = await Should.ThrowAsync<DynamoDBProviderException>(() =>
            _calls.AskAsync<int>(_ => { attempts++; throw Refusals.Throttled(); }, Cancellation));

        fault.Message.ShouldContain(nameof(ProvisionedThroughputExceededException));
        fault.InnerException.ShouldBeNull();
        attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Ask_CancelledByItsCaller_SaysSo()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        await Should.ThrowAsync<OperationCanceledException>(() => _calls.AskAsync<int>(
            async token =>
            {
                await source.CancelAsync();
                token.ThrowIfCancellationRequested();
                return 0;
            },
            source.Token));
    }

    [Fact]
    public async Task Ask_BugOfTheCaller_NotTakenForDynamoDB() =>
        await Should.ThrowAsync<InvalidCastException>(() => _calls.AskAsync<int>(_ => throw new InvalidCastException(), Cancellation));

    [Fact]
    public async Task Try_ConditionFailed_False() =>
        (await _calls.TryAsync(_ => throw new ConditionalCheckFailedException("no"), Cancellation)).ShouldBeFalse();

    [Fact]
    public async Task Delete_BatchWrittenInParts_SendsTheRestOnly()
    {
        var sent = new List<int>();
        _client.BatchWriteItemAsync(Arg.Any<BatchWriteItemRequest>(), Arg.Any<CancellationToken>()).Returns(call =>
        {
            var writes = call.Arg<BatchWriteItemRequest>().RequestItems[Table];
            sent.Add(writes.Count);
            return new BatchWriteItemResponse { UnprocessedItems = writes.Count > 5 ? new() { [Table] = writes[5..] } : null };
        });

        await _calls.DeleteAsync(Keys(30), Cancellation);

        sent.ShouldBe([25, 20, 15, 10, 5, 5]);
    }

    [Fact]
    public async Task Delete_BatchNeverWritten_FailsAfterBoundedTries()
    {
        var attempts = 0;
        _client.BatchWriteItemAsync(Arg.Any<BatchWriteItemRequest>(), Arg.Any<CancellationToken>()).Returns(call =>
        {
            attempts++;
            return new BatchWriteItemResponse { UnprocessedItems = call.Arg<BatchWriteItemRequest>().RequestItems };
        });

        (await Should.ThrowAsync<DynamoDBProviderException>(() => _calls.DeleteAsync(Keys(2), Cancellation))).Message.ShouldContain("left 2 deletions");
        attempts.ShouldBe(1 + TransientRetry.MaxRetries);
    }

    [Fact]
    public async Task Query_AnswersWithoutLists_AreEmptyPages()
    {
        _client.QueryAsync(Arg.Any<QueryRequest>(), Arg.Any<CancellationToken>()).Returns(
            new QueryResponse { LastEvaluatedKey = new() { ["Key"] = new("1") } },
            new QueryResponse { Items = [new() { ["Key"] = new("2") }], LastEvaluatedKey = [] });

        (await _calls.QueryAsync(new(), Cancellation).ToListAsync(Cancellation)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Query_FailsOnALaterPage_FailsInsteadOfEndingEarly()
    {
        _client.QueryAsync(Arg.Any<QueryRequest>(), Arg.Any<CancellationToken>()).Returns(
            _ => new QueryResponse { Items = [new() { ["Key"] = new("1") }], LastEvaluatedKey = new() { ["Key"] = new("1") } },
            _ => throw Refusals.Throttled());

        await Should.ThrowAsync<DynamoDBProviderException>(async () => await _calls.QueryAsync(new(), Cancellation).ToListAsync(Cancellation));
    }

    void Transactions(Func<int, TransactWriteItemsResponse> answer) =>
        _client.TransactWriteItemsAsync(Arg.Any<TransactWriteItemsRequest>(), Arg.Any<CancellationToken>()).Returns(call =>
        {
            _tokens.Add(call.Arg<TransactWriteItemsRequest>().ClientRequestToken);
            return answer(_tokens.Count);
        });

    Task<bool> TransactAsync() => _calls.TransactAsync([new(), new()], Cancellation);

    static IAsyncEnumerable<Dictionary<string, AttributeValue>> Keys(int count) =>
        Enumerable.Range(0, count)
            .Select(key => new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { ["Key"] = new($"{key}") }).ToAsyncEnumerable();

    static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
