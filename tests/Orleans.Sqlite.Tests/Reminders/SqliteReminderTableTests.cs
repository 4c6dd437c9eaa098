using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Sqlite.Files;
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

    [Theory]
    [InlineData("grain = 'nonsense'")]
    [InlineData("grain = ''")]
    [InlineData("start = -1")]
    [InlineData("start = 9223372036854775807")]
    [InlineData("period = 0")]
    [InlineData("period = -5")]
    public async Task Reads_BrokenRow_AreWithoutItAndNameItOnce(string change)
    {
        var path = _folder.File("reminders.db");
        var log = new ErrorCount();
        using var table = Create(path, log);
        await table.StartAsync(Cancellation);
        await table.UpsertRow(Reminder("a"), Cancellation);
        await table.UpsertRow(Reminder("b"), Cancellation);
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"UPDATE reminder SET {change} WHERE grain = '{Reminder("a").GrainId}'";
            command.ExecuteNonQuery().ShouldBe(1);
        }

        for (var read = 0; read < 2; read++)
        {
            (await table.ReadRows(0, 0, Cancellation)).Reminders.ShouldHaveSingleItem().GrainId.ShouldBe(Reminder("b").GrainId);
        }

        (await table.ReadRow(Reminder("a").GrainId, Reminder("a").ReminderName, Cancellation)).ShouldBeNull();

        log.Errors.ShouldBe(1);
    }

    static ReminderEntry Reminder(string key) =>
        new()
        {
            GrainId = GrainId.Create("sync", key),
            ReminderName = "retry",
            StartAt = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc),
            Period = TimeSpan.FromMinutes(5),
        };

    [Fact]
    public void Validate_NoPath_NamesTheOption() =>
        Should.Throw<OrleansConfigurationException>(
                new SqliteReminderOptionsValidator(MicrosoftOptions.Create(new SqliteReminderOptions())).ValidateConfiguration)
            .Message.ShouldContain("Path");

    async Task<SqliteReminderTable> StartAsync()
    {
        var table = Create(_folder.File("reminders.db"));
        await table.StartAsync(Cancellation);
        return table;
    }

    static SqliteReminderTable Create(string path, ILogger<SqliteReminderTable>? log = null) =>
        new(MicrosoftOptions.Create(new SqliteReminderOptions { Path = path }), log ?? NullLogger<SqliteReminderTable>.Instance);

    sealed class ErrorCount : ILogger<SqliteReminderTable>
    {
        public int Errors { get; private set; }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Errors++;
    }
}
