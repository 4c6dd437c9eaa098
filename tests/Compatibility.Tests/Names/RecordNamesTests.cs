using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Interfaces.Tokens;

namespace UserMacro.Compatibility.Tests.Names;

/// <summary>
/// Where the service really puts its records: each is encrypted for its grain type, key and state name, so that one that is looked for under
/// another name is lost, and one that is found there cannot be opened.
/// </summary>
public sealed partial class RecordNamesTests(ServiceApp app) : IClassFixture<ServiceApp>
{
    // What is written in the background comes within seconds.
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_OfASiteThatUsesEverything_AreWhereTheyWere()
    {
        await UseEverythingAsync(app.Services.GetRequiredService<IGrainFactory>());

        var known = NameList.Read("records.txt");
        var began = TimeProvider.System.GetTimestamp();
        while (known.Except(Records(), StringComparer.Ordinal).Any() && TimeProvider.System.GetElapsedTime(began) < Limit)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), Cancellation);
        }

        NameList.ShouldHold("records.txt", Records());
    }

    [Fact]
    public void Tables_OfTheFiles_AreWhatTheyWere() =>
        NameList.ShouldHold("sqlite.txt", [.. Directory.GetFiles(app.Folder, "*.db").SelectMany(SchemaOf), .. Files()]);

    static IEnumerable<string> SchemaOf(string file) =>
    [
        .. Query(file, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL", row => $"{Path.GetFileName(file)}: {Spaces().Replace(row.GetString(0), " ")}"),
        .. Query(file, "PRAGMA application_id", row => $"{Path.GetFileName(file)} application_id {row.GetInt64(0):x}"),
        .. Query(file, "PRAGMA user_version", row => $"{Path.GetFileName(file)} user_version {row.GetInt64(0)}"),
    ];

    // Besides those that SQLite makes and takes away.
    IEnumerable<string> Files() => Directory.GetFileSystemEntries(app.Folder)
        .Select(path => Path.GetFileName(path))
        .Where(name => !name.EndsWith("-wal", StringComparison.Ordinal) && !name.EndsWith("-shm", StringComparison.Ordinal))
        .Select(name => $"file {name}");

    static async Task UseEverythingAsync(IGrainFactory grains)
    {
        var tenant = await grains.GetGrain<ITenantDirectoryGrain>("connect:names").FindOrAssign();
        TenantScope.Enter(tenant);
        var now = TimeProvider.System.GetUtcNow();
        var installation = new Installation(new HostCredentials("connect", "names", "secret")) { BaseUrl = "https://127.0.0.1:1/wiki" };
        (await grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant)).Install(installation, new("proof", now.AddMinutes(3), now))).Succeeded();
        await grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(tenant)).HandleOf("557058:a");
        var part = new SharedPart { Name = "brand", Kind = SharedPartKind.Snippet, Template = "x" };
        (await grains.GetGrain<ISharedPartsGrain>(GrainKeys.Tenant(tenant)).Save(part, null, "u1")).Succeeded();
        var connection = new ConnectionEdit("https://api.example.com/v1", ImmutableDictionary<string, string?>.Empty, 60);
        (await grains.GetGrain<IConnectionsGrain>(GrainKeys.Tenant(tenant)).Save("weather", connection, 0, "u1")).Succeeded();
        (await grains.GetGrain<ITokensGrain>(GrainKeys.Tenant(tenant)).Create("CI", TokenScopes.Read, 30, "u1")).Succeeded();
        var slot = grains.GetGrain<IIdempotencyGrain>(GrainKeys.Idempotency(tenant, 7));
        await slot.Begin("0a1b", "2c3d");
        await slot.Complete("0a1b", "2c3d", Samples.Answer);
        await UseMacroAsync(grains.GetGrain<IMacroGrain>(GrainKeys.Macro(tenant, MacroKey.Parse("badge"))));
        await grains.GetGrain<IModuleSyncGrain>(GrainKeys.Tenant(tenant)).Request();
    }

    static async Task UseMacroAsync(IMacroGrain macro)
    {
        var draft = (await macro.Create(new() { Name = "Badge", Template = "<b>0</b>" }, "u1")).Succeeded().Draft.Number;

        // So many revisions that the oldest go off the head.
        for (var number = 1; number <= 52; number++)
        {
            (await macro.Publish(draft, "Again", "u1")).Succeeded();
            draft = (await macro.SaveDraft(new() { Name = "Badge", Template = $"<b>{number}</b>" }, draft, "u1")).Succeeded().Draft.Number;
        }

        await macro.Render(new RenderRequest { Markup = RenderMarkup.Html, SiteBaseUrl = "https://127.0.0.1:1/wiki" }, Cancellation);
        (await macro.Usage("2026-01-01", "2026-01-02")).Succeeded();
    }

    List<string> Records() =>
    [
        .. Query(app.RecordsFile, "SELECT DISTINCT grain_type, grain_key, state FROM record", NameOf),
        .. Query(FileOf("keys"), "SELECT DISTINCT grain_type, grain_key, state FROM record", row => $"keys: {NameOf(row)}"),
        .. Query(FileOf("reminders"), "SELECT DISTINCT grain, name FROM reminder", row => $"reminder {Anonymous(row.GetString(0))} {row.GetString(1)}"),
    ];

    string FileOf(string kind) => Path.Combine(app.Folder, $"usermacro.{kind}.db");

    static string NameOf(SqliteDataReader row) => $"{Text(row, 0)} {Anonymous(Text(row, 1))} {row.GetString(2)}";

    static string Text(SqliteDataReader row, int column) => Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(column));

    static string Anonymous(string key) => Numbers().Replace(Months().Replace(Tenants().Replace(key, "{tenant}"), "{month}"), "/{n}");

    static List<string> Query(string file, string sql, Func<SqliteDataReader, string> read)
    {
        var source = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        using var connection = new SqliteConnection(source.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return [.. rows.Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex("t-[0-9a-f]{32}", RegexOptions.NonBacktracking)]
    private static partial Regex Tenants();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}", RegexOptions.NonBacktracking)]
    private static partial Regex Months();

    [GeneratedRegex("/[0-9]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}

file static class ResultExtensions
{
    public static T Succeeded<T>(this UserMacro.Grains.Interfaces.Results.Result<T> result) =>
        result.TryGet(out var value, out var error) ? value : throw new InvalidOperationException(error.Message);
}
