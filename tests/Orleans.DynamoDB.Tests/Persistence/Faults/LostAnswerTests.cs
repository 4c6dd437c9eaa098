using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Orleans.DynamoDB;
using Orleans.Storage;
using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Faults;

/// <summary>A write that was committed while its answer was lost is sent again by the SDK, and must not be taken for a conflict.</summary>
public sealed partial class LostAnswerTests(DynamoDBLocal local)
{
    const string Put = "PutItem";
    const string Transact = "TransactWriteItems";
    const int Small = 100;
    const int Large = 600_000;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Small, Small, Put)]
    [InlineData(Small, Large, Transact)]
    [InlineData(Large, Large, Transact)]
    [InlineData(Large, Small, Transact)]
    public async Task Write_AnswerLostAfterTheCommit_Succeeds(int before, int after, string operation)
    {
        await using var faulty = await FaultyStorage.StartAsync(local, retries: 1);
        var etag = (await faulty.WriteAsync(Blob.Create(before))).ETag;
        faulty.Line.Sent.Clear();
        faulty.Line.LoseFirstAnswer(operation);

        var written = await faulty.WriteAsync(Blob.Create(after, seed: 2), etag);

        faulty.Line.Sent.ShouldBe([operation, operation]);
        await ShouldHoldAsync(faulty, written, Blob.Create(after, seed: 2));
    }

    [Theory]
    [InlineData(Small, Put)]
    [InlineData(Large, Transact)]
    public async Task Write_FirstWriteWhoseAnswerIsLost_Succeeds(int length, string operation)
    {
        await using var faulty = await FaultyStorage.StartAsync(local, retries: 1);
        faulty.Line.LoseFirstAnswer(operation);

        var written = await faulty.WriteAsync(Blob.Create(length));

        faulty.Line.Sent.ShouldBe([operation, operation]);
        await ShouldHoldAsync(faulty, written, Blob.Create(length));
    }

    [Theory]
    [InlineData(Small, Put)]
    [InlineData(Large, Transact)]
    public async Task Write_AnswerTooLateAfterTheCommit_Succeeds(int length, string operation)
    {
        await using var faulty = await FaultyStorage.StartAsync(local, retries: 1, timeout: TimeSpan.FromSeconds(2));
        faulty.Line.LoseFirstAnswer(operation, late: true);

        var written = await faulty.WriteAsync(Blob.Create(length));

        faulty.Line.Sent.ShouldBe([operation, operation]);
        await ShouldHoldAsync(faulty, written, Blob.Create(length));
    }

    [Fact]
    public async Task Write_TransactionWhoseTokenIsForgotten_KnownByItsWriteId()
    {
        await using var faulty = await FaultyStorage.StartAsync(local, retries: 1);
        var etag = (await faulty.WriteAsync(Blob.Create(Large))).ETag;
        faulty.Line.LoseFirstAnswer(Transact);
        var lose = faulty.Line.Disturb!;
        faulty.Line.Disturb = async request =>
        {
            // DynamoDB remembers a token for ten minutes.
            var body = await request.Message.Content!.ReadAsStringAsync(request.Cancellation);
            request.Message.Content =
                new StringContent(Token().Replace(body, $"\"ClientRequestToken\":\"{Guid.NewGuid()}\""), Encoding.UTF8, "application/x-amz-json-1.0");
            return await lose(request);
        };

        var written = await faulty.WriteAsync(Blob.Create(Large, seed: 2), etag);

        await ShouldHoldAsync(faulty, written, Blob.Create(Large, seed: 2));
    }

    [Fact]
    public async Task Write_AnotherWriterAfterTheLostAnswer_Refused()
    {
        await using var faulty = await FaultyStorage.StartAsync(local, retries: 1);
        await using var other = await BlobStorage.StartAsync(local);
        var etag = (await faulty.WriteAsync(Blob.Create(Small))).ETag;
        faulty.Line.LoseFirstAnswer(Put);
        var lose = faulty.Line.Disturb!;
        GrainState<Blob>? theirs = null;
        faulty.Line.Disturb = async request =>
        {
            if (faulty.Line.Sent.Count(operation => operation == Put) == 3)
            {
                theirs = await other.ReadAsync(faulty.Grain);
                await other.Storage.WriteStateAsync(FaultyStorage.StateName, faulty.Grain, theirs, Cancellation);
            }

            return await lose(request);
        };

        var conflict = await Should.ThrowAsync<InconsistentStateException>(faulty.WriteAsync(Blob.Create(Small, seed: 2), etag));

        conflict.StoredEtag.ShouldBe(theirs.ShouldNotBeNull().ETag);
    }

    [Theory]
    [InlineData(true, Small, Transact)]
    [InlineData(true, Large, Transact)]
    [InlineData(false, Small, Put)]
    [InlineData(false, Large, Transact)]
    public async Task Clear_AnswerLostAfterTheCommit_Succeeds(bool deletes, int length, string operation)
    {
        await using var faulty = await FaultyStorage.StartAsync(local, retries: 1, configure: options => options.DeleteStateOnClear = deletes);
        var state = await faulty.WriteAsync(Blob.Create(length));
        faulty.Line.Sent.Clear();
        faulty.Line.LoseFirstAnswer(operation);

        await faulty.ClearAsync(state);

        faulty.Line.Sent.ShouldBe([operation, operation]);
        var read = await faulty.ReadAsync();
        (read.RecordExists, read.ETag).ShouldBe((false, state.ETag));
    }

    [Fact]
    public async Task Write_EveryAnswerLost_FailsWithAnUnknownOutcome()
    {
        await using var faulty = await FaultyStorage.StartAsync(local, retries: 1);
        var state = new GrainState<Blob>(Blob.Create(Small));
        faulty.Line.Disturb = async request =>
        {
            (await request.ForwardAsync()).StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.BadRequest);
            throw new HttpRequestException("The connection was reset.", new IOException());
        };

        await Should.ThrowAsync<DynamoDBProviderException>(faulty.Storage.WriteStateAsync(FaultyStorage.StateName, faulty.Grain, state, Cancellation));

        (state.ETag, state.RecordExists).ShouldBe((null, false));
        faulty.Line.Disturb = null;
        (await faulty.ReadAsync()).State!.Bytes.ShouldBe(Blob.Create(Small).Bytes);
    }

    static async Task ShouldHoldAsync(FaultyStorage faulty, GrainState<Blob> written, Blob blob)
    {
        faulty.Line.Disturb = null;
        var read = await faulty.ReadAsync();
        (read.RecordExists, read.ETag).ShouldBe((true, written.ETag));
        read.State!.Bytes.AsSpan().SequenceEqual(blob.Bytes).ShouldBeTrue();
    }

    [GeneratedRegex("\"ClientRequestToken\":\"[^\"]+\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
