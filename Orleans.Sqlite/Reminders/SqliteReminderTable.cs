using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Sqlite.Files;

namespace Orleans.Sqlite.Reminders;

/// <summary>The reminders of one silo in an SQLite file. Calls are answered before they return: they are few and small.</summary>
/// <exception cref="SqliteStorageException">Every operation throws it when SQLite failed; a write's outcome is unknown then.</exception>
internal sealed partial class SqliteReminderTable(IOptions<SqliteReminderOptions> options, ILogger<SqliteReminderTable> logger) : IReminderTable, IDisposable
{
    const string Columns = "SELECT grain, name, start, period, etag FROM reminder";
    const string ThisOne = "grain = $grain AND name = $name";

    /// <summary>A file that is broken as a whole fills no memory and no log.</summary>
    const int MaxNamed = 1000;

    readonly Lock _gate = new();
    readonly HashSet<(string Grain, string Name)> _named = [];
    SqliteConnection? _connection;

    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            _connection ??= DatabaseFile.Open(options.Value.Path, ReminderSchema.Value).ConnectDurably();
        }

        return Task.CompletedTask;
    }

    public Task<ReminderTableData> ReadRows(GrainId grainId) => ReadRows(grainId, CancellationToken.None);

    public Task<ReminderTableData> ReadRows(GrainId grainId, CancellationToken cancellationToken) =>
        Run(() => new ReminderTableData(Read($"{Columns} WHERE grain = $grain", ("$grain", grainId.ToString()))), cancellationToken);

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => ReadRows(begin, end, CancellationToken.None);

    /// <summary>Reminders whose grain's hash is after <paramref name="begin"/> and up to <paramref name="end"/>; where these do not ascend,
    /// the range wraps around zero.</summary>
    public Task<ReminderTableData> ReadRows(uint begin, uint end, CancellationToken cancellationToken)
    {
        var both = begin < end ? "AND" : "OR";
        return Run(
            () => new ReminderTableData(Read($"{Columns} WHERE hash > $begin {both} hash <= $end", ("$begin", (long)begin), ("$end", (long)end))),
            cancellationToken);
    }

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => ReadRow(grainId, reminderName, CancellationToken.None);

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName, CancellationToken cancellationToken) =>
        Run(() => Read($"{Columns} WHERE {ThisOne}", ("$grain", grainId.ToString()), ("$name", reminderName)).SingleOrDefault(), cancellationToken);

    public Task<string?> UpsertRow(ReminderEntry entry) => UpsertRow(entry, CancellationToken.None);

    public Task<string?> UpsertRow(ReminderEntry entry, CancellationToken cancellationToken) => Run(() => (string?)Upsert(entry), cancellationToken);

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => RemoveRow(grainId, reminderName, eTag, CancellationToken.None);

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag, CancellationToken cancellationToken) =>
        Run(() => Remove(grainId, reminderName, eTag), cancellationToken);

    public Task TestOnlyClearTable() => TestOnlyClearTable(CancellationToken.None);

    public Task TestOnlyClearTable(CancellationToken cancellationToken) => Run(() => Execute("DELETE FROM reminder"), cancellationToken);

    public void Dispose()
    {
        lock (_gate)
        {
            _connection?.Dispose();
            _connection = null;
        }
    }

    Task<T> Run<T>(Func<T> run, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellation);
        }

        try
        {
            lock (_gate)
            {
                return Task.FromResult(run());
            }
        }
        catch (SqliteException exception)
        {
            return Task.FromException<T>(SqliteFault.On(options.Value.Path, exception));
        }
        catch (SqliteStorageException exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    string Upsert(ReminderEntry entry)
    {
        var etag = NewETag();
        Execute(
            """
            INSERT INTO reminder (grain, name, hash, start, period, etag) VALUES ($grain, $name, $hash, $start, $period, $etag)
            ON CONFLICT DO UPDATE SET start = excluded.start, period = excluded.period, etag = excluded.etag
            """,
            ("$grain", entry.GrainId.ToString()),
            ("$name", entry.ReminderName),
            ("$hash", (long)entry.GrainId.GetUniformHashCode()),
            ("$start", Utc(entry.StartAt).Ticks),
            ("$period", entry.Period.Ticks),
            ("$etag", etag));
        return Text(etag);
    }

    // An etag that is none of ours cannot be the stored one.
    bool Remove(GrainId grain, string name, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var etag)
        && Execute($"DELETE FROM reminder WHERE {ThisOne} AND etag = $etag", ("$grain", grain.ToString()), ("$name", name), ("$etag", etag)) == 1;

    int Execute(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    List<ReminderEntry> Read(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var entries = new List<ReminderEntry>();
        while (reader.Read())
        {
            if (Entry(reader) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    /// <summary>The reminder of a row; null for a broken one, which the log then names once.</summary>
    ReminderEntry? Entry(SqliteDataReader row)
    {
        var (grain, name, start, period) = (row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3));
        if (GrainId.TryParse(grain, CultureInfo.InvariantCulture, out var id) && start >= 0 && start <= DateTime.MaxValue.Ticks && period > 0)
        {
            return new() { GrainId = id, ReminderName = name, StartAt = new(start, DateTimeKind.Utc), Period = new(period), ETag = Text(row.GetInt64(4)) };
        }

        if (_named.Count < MaxNamed && _named.Add((grain, name)))
        {
            LogSkipped(name, grain, options.Value.Path);
        }

        return null;
    }

    [LoggerMessage(1, LogLevel.Error, "The reminder '{Name}' of '{Grain}' in '{File}' is skipped: grain, start or period cannot be read. Repair or delete it")]
    partial void LogSkipped(string name, string grain, string file);

    SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = (_connection ?? throw new SqliteStorageException("The reminders are not open.")).CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    static DateTime Utc(DateTime time) => time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time;

    static long NewETag()
    {
        Span<byte> random = stackalloc byte[sizeof(long)];
        RandomNumberGenerator.Fill(random);
        return BitConverter.ToInt64(random) & long.MaxValue;
    }

    static string Text(long etag) => etag.ToString(CultureInfo.InvariantCulture);
}
