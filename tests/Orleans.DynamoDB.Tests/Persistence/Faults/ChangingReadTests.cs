using Orleans.DynamoDB;
using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Faults;

/// <summary>A split record that changes between the read of its head and the read of its parts.</summary>
public sealed class ChangingReadTests(DynamoDBLocal local) : IAsyncLifetime
{
    FaultyStorage _faulty = null!;
    BlobStorage _other = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _faulty = await FaultyStorage.StartAsync(local);
        _other = await BlobStorage.StartAsync(local, options => options.DeleteStateOnClear = true);
    }

    public async ValueTask DisposeAsync()
    {
        await _faulty.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Theory]
    [InlineData(600_000)]
    [InlineData(1_500_000)]
    [InlineData(10)]
    public async Task Read_RewrittenOnceMeanwhile_TheNewState(int length)
    {
        await _faulty.WriteAsync(Blob.Create(600_000));
        OnPartsRead(_ => RewriteAsync(Blob.Create(length, seed: 2)), times: 1);

        var read = await _faulty.ReadAsync();

        read.State!.Bytes.AsSpan().SequenceEqual(Blob.Create(length, seed: 2).Bytes).ShouldBeTrue();
        read.ETag.ShouldBe((await _other.ReadAsync(_faulty.Grain)).ETag);
    }

    [Theory]
    [InlineData(10, "GetItem")]
    [InlineData(600_000, "GetItem", "TransactGetItems")]
    public async Task Read_NobodyInTheWay_StronglyConsistentAndNoMoreRequestsThanNeeded(int length, params string[] operations)
    {
        await _faulty.WriteAsync(Blob.Create(length));
        _faulty.Line.Sent.Clear();
        var body = "";
        _faulty.Line.Disturb = async request =>
        {
            body += request.Operation == "GetItem" ? await request.Message.Content!.ReadAsStringAsync(request.Cancellation) : "";
            return null;
        };

        await _faulty.ReadAsync();

        _faulty.Line.Sent.ShouldBe(operations);
        body.ShouldContain("\"ConsistentRead\":true");
    }

    [Fact]
    public async Task Read_ClearedMeanwhile_Empty()
    {
        await _faulty.WriteAsync(Blob.Create(600_000));
        OnPartsRead(
            async _ => await _other.Storage.ClearStateAsync(
                FaultyStorage.StateName, _faulty.Grain, await _other.ReadAsync(_faulty.Grain), Cancellation), times: 1);

        var read = await _faulty.ReadAsync();

        (read.RecordExists, read.ETag).ShouldBe((false, null));
    }

    [Fact]
    public async Task Read_RewrittenEveryTime_GivesUp()
    {
        await _faulty.WriteAsync(Blob.Create(600_000));
        OnPartsRead(time => RewriteAsync(Blob.Create(time % 2 == 0 ? 600_000 : 1_500_000)), times: int.MaxValue);

        await Should.ThrowAsync<DynamoDBProviderException>(_faulty.ReadAsync());

        _faulty.Line.Sent.Count(operation => operation == "TransactGetItems").ShouldBe(8);
    }

    void OnPartsRead(Func<int, Task> act, int times)
    {
        var time = 0;
        _faulty.Line.Disturb = async request =>
        {
            if (request.Operation == "TransactGetItems" && time < times)
            {
                await act(++time);
            }

            return null;
        };
    }

    async Task RewriteAsync(Blob blob) => await _other.WriteAsync(_faulty.Grain, blob, (await _other.ReadAsync(_faulty.Grain)).ETag);
}
