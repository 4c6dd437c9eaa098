using Orleans;
using Orleans.Sqlite;
using Orleans.Sqlite.Options;
using Orleans.Sqlite.Reminders;
using UserMacro.Storage.Conformance;
using UserMacro.Storage.Conformance.Reminders;
using MicrosoftOptions = Microsoft.Extensions.Options.Options;

namespace UserMacro.Orleans.Sqlite.Tests.Reminders;

public sealed class SqliteReminderTableTests : ReminderTableConformance, IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    SqliteReminderTable? _table;

    protected override IReminderTable Table => _table!;

    public async ValueTask InitializeAsync() => _table = await StartAsync();

    public ValueTask DisposeAsync()
    {
        _table!.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Reminders_AfterARestart_AreThere()
    {
        var etag = await Table.UpsertRow(Reminder("a"), Cancellation);
        _table!.Dispose();

        _table = await StartAsync();

        (await Table.ReadRow(Reminder("a").GrainId, "retry", Cancellation)).ShouldNotBeNull().ETag.ShouldBe(etag);
    }

    [Fact]
    public async Task Calls_NotOpen_FailInsteadOfBeingEmpty()
    {
        _table!.Dispose();

        await Should.ThrowAsync<SqliteStorageException>(() => Table.ReadRows(0, 0, Cancellation));
    }

    [Fact]
    public async Task Calls_CancelledBefore_ChangeNothing()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => Table.UpsertRow(Reminder("a"), new(canceled: true)));

        (await Table.ReadRows(0, 0, Cancellation)).Reminders.ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_FileOfRecords_IsLeftAlone()
    {
        using var table = Create(_folder.File("records.db"));
        await using (await SqliteHost.StartAsync(_folder.File("records.db")))
        {
        }

        (await Should.ThrowAsync<SqliteStorageException>(() => table.StartAsync(Cancellation))).Message.ShouldContain("another application");
    }

    [Fact]
    public void Validate_NoPath_NamesTheOption() =>
        Should.Throw<OrleansConfigurationException>(new SqliteReminderOptionsValidator(MicrosoftOptions.Create(new SqliteReminderOptions())).ValidateConfiguration).Message.ShouldContain("Path");

    async Task<SqliteReminderTable> StartAsync()
    {
        var table = Create(_folder.File("reminders.db"));
        await table.StartAsync(Cancellation);
        return table;
    }

    static SqliteReminderTable Create(string path) => new(MicrosoftOptions.Create(new SqliteReminderOptions { Path = path }));
}
