using Orleans.Sqlite.Files;
using Orleans.Storage;
using UserMacro.Storage.Conformance;

namespace UserMacro.Orleans.Sqlite.Tests.Storage;

public sealed class SqliteGrainStorageTests : IDisposable
{
    static readonly GrainId Grain = GrainId.Create("macro", "box");

    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_RecordThatCannotBeDeserialized_RefusedWithoutItsContent()
    {
        await using var host = await SqliteHost.StartAsync(_folder.File("records.db"));
        var storage = host.Storage(SqliteHost.Name);
        await storage.WriteStateAsync("state", Grain, new GrainState<string>("a secret"), Cancellation);
        var state = new GrainState<SampleState>(new() { Number = 7 }) { ETag = "5" };

        var failure = await Should.ThrowAsync<SqliteStorageException>(storage.ReadStateAsync("state", Grain, state, Cancellation));

        failure.ToString().ShouldNotContain("a secret");
        failure.Message.ShouldContain("macro/box");
        (state.State!.Number, state.ETag, state.RecordExists).ShouldBe((7, "5", false));
    }

    [Fact]
    public async Task Write_OverTheLimit_RefusedWithBothSizes()
    {
        await using var host = await SqliteHost.StartAsync(_folder.File("records.db"), options => options.MaxRecordBytes = 1000);
        var storage = host.Storage(SqliteHost.Name);

        var failure =
            await Should.ThrowAsync<SqliteStorageException>(
                storage.WriteStateAsync("state", Grain, new GrainState<string>(new string('x', 999)), Cancellation));

        failure.Message.ShouldContain("1001");
        failure.Message.ShouldContain("1000");
        await storage.WriteStateAsync("state", Grain, new GrainState<string>(new string('x', 998)), Cancellation);
    }

    [Fact]
    public async Task Write_AfterReopening_EtagOfTheEarlierProcessStillFits()
    {
        var path = _folder.File("records.db");
        var state = new GrainState<SampleState>(new() { Number = 1 });
        await using (var host = await SqliteHost.StartAsync(path))
        {
            await host.Storage(SqliteHost.Name).WriteStateAsync("state", Grain, state, Cancellation);
        }

        await using var reopened = await SqliteHost.StartAsync(path);
        state.State = new() { Number = 2 };
        await reopened.Storage(SqliteHost.Name).WriteStateAsync("state", Grain, state, Cancellation);

        var read = new GrainState<SampleState>();
        await reopened.Storage(SqliteHost.Name).ReadStateAsync("state", Grain, read, Cancellation);
        (read.State!.Number, read.ETag).ShouldBe((2, state.ETag));
    }

    [Fact]
    public async Task Write_ThroughTwoProvidersOnOneFile_SecondIsToldOfTheFirst()
    {
        var path = _folder.File("records.db");
        await using var one = await SqliteHost.StartAsync(path);
        await using var two = await SqliteHost.StartAsync(path);
        var first = new GrainState<SampleState>(new() { Number = 1 });
        await one.Storage(SqliteHost.Name).WriteStateAsync("state", Grain, first, Cancellation);
        var second = new GrainState<SampleState>(new() { Number = 2 });

        var conflict = await Should.ThrowAsync<InconsistentStateException>(two.Storage(SqliteHost.Name).WriteStateAsync("state", Grain, second, Cancellation));

        conflict.StoredEtag.ShouldBe(first.ETag);
        await two.Storage(SqliteHost.Name).ReadStateAsync("state", Grain, second, Cancellation);
        second.State.ShouldBe(first.State);
    }

    [Fact]
    public async Task Operations_AfterClosing_FailClearly()
    {
        var host = await SqliteHost.StartAsync(_folder.File("records.db"));
        var storage = host.Storage(SqliteHost.Name);
        await host.DisposeAsync();

        (await Should.ThrowAsync<SqliteStorageException>(
            storage.ReadStateAsync("state", Grain, new GrainState<SampleState>(), Cancellation))).Message.ShouldContain(SqliteHost.Name);
    }

    public void Dispose() => _folder.Dispose();
}
