using System.Text;
using Microsoft.Data.Sqlite;
using Orleans.Sqlite.Files;
using Orleans.Sqlite.Records;
using UserMacro.Storage.Conformance;

namespace UserMacro.Orleans.Sqlite.Tests.Records;

public sealed class RecordStoreTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WriteAsync_ThousandAtOnce_AllCommittedAndAnsweredForThemselves()
    {
        using var store = RecordStore.Open(_folder.File("records.db"));

        var outcomes =
            await Task.WhenAll(Enumerable.Range(0, 1000).Select(number => store.WriteAsync(ChangeKind.Put, Key(number), null, [(byte)number], Cancellation)));

        outcomes.ShouldAllBe(outcome => outcome.Applied);
        for (var number = 0; number < outcomes.Length; number++)
        {
            var record = (await store.ReadAsync(Key(number), Cancellation)).ShouldNotBeNull();
            record.ETag.ShouldBe(outcomes[number].ETag!.Value);
            record.Value.ShouldBe([(byte)number]);
        }
    }

    [Fact]
    public async Task WriteAsync_ConflictAmongOthers_OthersCommit()
    {
        using var store = RecordStore.Open(_folder.File("records.db"));
        var first = await store.WriteAsync(ChangeKind.Put, Key(0), null, [1], Cancellation);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => store.WriteAsync(ChangeKind.Put, Key(number), null, [2], Cancellation)));

        outcomes[0].ShouldBe(new(false, first.ETag));
        outcomes.Skip(1).ShouldAllBe(outcome => outcome.Applied);
    }

    [Fact]
    public async Task WriteAsync_NewRecords_EtagsStartAtRandom()
    {
        using var store = RecordStore.Open(_folder.File("records.db"));

        var etags =
            await Task.WhenAll(
                Enumerable.Range(0, 50).Select(async number => (await store.WriteAsync(ChangeKind.Put, Key(number), null, [1], Cancellation)).ETag));

        etags.ShouldBeUnique();
        etags.Count(etag => etag > int.MaxValue).ShouldBeGreaterThan(40);
    }

    [Fact]
    public async Task WriteAsync_StatementThatFails_OthersOfTheBatchCommit()
    {
        var path = _folder.File("records.db");
        using var store = RecordStore.Open(path);
        Execute(path, "CREATE TRIGGER refuse BEFORE INSERT ON record WHEN NEW.state = 'refused' BEGIN SELECT RAISE(ABORT, 'refused by the test'); END");

        var refused = store.WriteAsync(ChangeKind.Put, Key(0) with { State = "refused" }, null, [1], Cancellation);
        var others = Enumerable.Range(1, 20).Select(number => store.WriteAsync(ChangeKind.Put, Key(number), null, [1], Cancellation)).ToArray();

        (await Should.ThrowAsync<SqliteStorageException>(refused)).InnerException.ShouldBeNull();
        (await Task.WhenAll(others)).ShouldAllBe(outcome => outcome.Applied);
    }

    [Fact]
    public async Task WriteAsync_TransactionThatFails_AllOfTheBatchAreToldAndTheNextWorks()
    {
        var path = _folder.File("records.db");
        using var store = RecordStore.Open(path);
        Execute(path, "CREATE TRIGGER refuse BEFORE INSERT ON record WHEN NEW.state = 'refused' BEGIN SELECT RAISE(ROLLBACK, 'rolled back by the test'); END");

        await Should.ThrowAsync<SqliteStorageException>(store.WriteAsync(ChangeKind.Put, Key(0) with { State = "refused" }, null, [1], Cancellation));

        (await store.WriteAsync(ChangeKind.Put, Key(1), null, [1], Cancellation)).Applied.ShouldBeTrue();
        (await store.ReadAsync(Key(0) with { State = "refused" }, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task WriteAsync_LockedByAnotherProcess_FailsInTimeAndWorksAfterwards()
    {
        var path = _folder.File("records.db");
        using var store = RecordStore.Open(path);
        using (var other = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            other.Open();
            using var hold = other.BeginTransaction(deferred: false);

            var failure = await Should.ThrowAsync<SqliteStorageException>(store.WriteAsync(ChangeKind.Put, Key(0), null, [1], Cancellation));

            failure.Message.ShouldContain("locked");
            (await store.ReadAsync(Key(0), Cancellation)).ShouldBeNull();
        }

        (await store.WriteAsync(ChangeKind.Put, Key(0), null, [1], Cancellation)).Applied.ShouldBeTrue();
    }

    [Fact]
    public async Task ReadAsync_WhileManyWrite_SeesWholeRecordsOnly()
    {
        using var store = RecordStore.Open(_folder.File("records.db"));
        var etag = (await store.WriteAsync(ChangeKind.Put, Key(0), null, new byte[50_000], Cancellation)).ETag;
        var writing = Task.Run(
            async () =>
            {
                for (byte value = 1; value < 60; value++)
                {
                    var bytes = new byte[50_000];
                    bytes.AsSpan().Fill(value);
                    etag = (await store.WriteAsync(ChangeKind.Put, Key(0), etag, bytes, Cancellation)).ETag;
                }
            },
            Cancellation);

        while (!writing.IsCompleted)
        {
            var value = (await store.ReadAsync(Key(0), Cancellation)).ShouldNotBeNull().Value.ShouldNotBeNull();
            value.AsSpan().IndexOfAnyExcept(value[0]).ShouldBe(-1);
        }

        await writing;
    }

    [Fact]
    public async Task Dispose_ThenOpen_EverythingIsThere()
    {
        var path = _folder.File("records.db");
        ChangeOutcome written;
        using (var store = RecordStore.Open(path))
        {
            written = await store.WriteAsync(ChangeKind.Put, Key(0), null, [7], Cancellation);
        }

        File.Exists(path + "-wal").ShouldBeFalse("closing moves the write-ahead log into the file");
        using var reopened = RecordStore.Open(path);
        (await reopened.ReadAsync(Key(0), Cancellation)).ShouldNotBeNull().ETag.ShouldBe(written.ETag!.Value);
    }

    [Fact]
    public async Task Dispose_WithWritesQueued_AnswersEachOfThem()
    {
        var store = RecordStore.Open(_folder.File("records.db"));
        var writes = Enumerable.Range(0, 200).Select(number => store.WriteAsync(ChangeKind.Put, Key(number), null, [1], Cancellation)).ToArray();

        store.Dispose();

        (await Task.WhenAll(writes)).ShouldAllBe(outcome => outcome.Applied);
        await Should.ThrowAsync<SqliteStorageException>(store.WriteAsync(ChangeKind.Put, Key(0), null, [1], Cancellation));
        await Should.ThrowAsync<SqliteStorageException>(store.ReadAsync(Key(0), Cancellation));
    }

    public void Dispose() => _folder.Dispose();

    static RecordKey Key(int number) => new("type"u8.ToArray(), Encoding.UTF8.GetBytes($"key-{number}"), "state");

    static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
