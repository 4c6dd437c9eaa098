using Orleans.Sqlite.Storage;
using UserMacro.Storage.Conformance;

namespace UserMacro.Orleans.Sqlite.Tests.Storage;

public sealed class SqliteRecordsTests : IDisposable
{
    const string Owner = "t-0123";

    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListAsync_RecordsOfManyGrains_ExactlyThoseUnderThePrefix()
    {
        await using var host = await SqliteHost.StartAsync(_folder.File("records.db"));
        var mine = await WriteAsync(host, [.. Enumerable.Range(0, 1203).Select(number => GrainId.Create("macro", $"{Owner}/{number}")),
            GrainId.Create("tenant", Owner), GrainId.Create("modulesync", Owner)]);
        await WriteAsync(host, GrainId.Create("tenant", "t-0122"), GrainId.Create("tenant", "t-0"), GrainId.Create("erasure", $"erasure/{Owner}"));

        var found = await RecordsOf(host).ListAsync(Owner, Cancellation).ToListAsync(Cancellation);

        found.ShouldBeUnique();
        found.ShouldBe(mine.Select(grain => new SqliteRecordName(grain, "state")), ignoreOrder: true);
    }

    [Fact]
    public async Task DeleteAsync_WhileListing_NothingIsLeftOfTheOwnerAndAllOfOthers()
    {
        await using var host = await SqliteHost.StartAsync(_folder.File("records.db"));
        await WriteAsync(host, [.. Enumerable.Range(0, 1100).Select(number => GrainId.Create("macro", $"{Owner}/{number}"))]);
        var other = GrainId.Create("tenant", "t-other");
        await WriteAsync(host, other);

        await foreach (var page in RecordsOf(host).ListAsync(Owner, Cancellation).Chunk(100))
        {
            await RecordsOf(host).DeleteAsync(page, Cancellation);
        }

        (await RecordsOf(host).ListAsync("t-", Cancellation).ToListAsync(Cancellation)).ShouldBe([new(other, "state")]);
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("overwrite")]
    public async Task TruncateLogAsync_AfterARecordIsGone_NoFileHoldsItsBytes(string how)
    {
        var path = _folder.File("records.db");
        await using var host = await SqliteHost.StartAsync(path);
        var grain = GrainId.Create("macro", Owner);
        var secret = new string('s', 20_000);
        var state = new GrainState<string>(secret);
        await host.Storage(SqliteHost.Name).WriteStateAsync("state", grain, state, Cancellation);
        await RecordsOf(host).TruncateLogAsync(Cancellation);
        Files(path).ShouldContain(text => text.Contains("ssssssss", StringComparison.Ordinal));

        if (how == "delete")
        {
            await RecordsOf(host).DeleteAsync([new(grain, "state")], Cancellation);
        }
        else
        {
            state.State = "short";
            await host.Storage(SqliteHost.Name).WriteStateAsync("state", grain, state, Cancellation);
        }

        await RecordsOf(host).TruncateLogAsync(Cancellation);

        Files(path).ShouldAllBe(text => !text.Contains("ssssssss", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    static ISqliteRecords RecordsOf(StorageHost host) => (ISqliteRecords)host.Storage(SqliteHost.Name);

    static async Task<GrainId[]> WriteAsync(StorageHost host, params GrainId[] grains)
    {
        await Task.WhenAll(grains.Select(grain => host.Storage(SqliteHost.Name).WriteStateAsync("state", grain, new GrainState<string>("x"), Cancellation)));
        return grains;
    }

    static List<string> Files(string path) => [.. Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Read)];

    static string Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
