using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Orleans.Core.Internal;
using UserMacro.Administration.Measuring;
using UserMacro.Administration.Server;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Macros.History;
using UserMacro.WebApi.Macros.Lifecycle;
using UserMacro.WebApi.Macros.Listing;

namespace UserMacro.Administration;

/// <summary>Fills a site and measures.</summary>
sealed class AdministrationRun(AdministrationServer server)
{
    const int Macros = 2000;
    const int LongHistory = 10_000;
    const int TextLength = 100 * 1024;

    static readonly TimeSpan Settled = TimeSpan.FromSeconds(1.5);

    readonly JsonSerializerOptions _json = server.Get<IOptions<JsonOptions>>().Value.SerializerOptions;

    /// <summary>Prints the figures.</summary>
    public static async Task PrintAsync(AdministrationServer server, string storage, TextWriter output)
    {
        TenantScope.Enter(server.Caller.Tenant);
        var run = new AdministrationRun(server);
        await run.FillAsync();
        await output.WriteLineAsync($"{storage}\n{Measurement.Header}");
        await output.WriteLineAsync($"{await run.PublishAsync()}");
        await output.WriteLineAsync($"{await run.ListAsync()}");
        await output.WriteLineAsync($"{await run.CompareAsync()}");
        await output.WriteLineAsync($"{await run.HistoryAsync("history page of 10 000 revisions, newest, hot", before: null, isCold: false)}");
        await output.WriteLineAsync($"{await run.HistoryAsync("history page of 10 000 revisions, oldest, hot", before: 51, isCold: false)}");
        await output.WriteLineAsync($"{await run.HistoryAsync("history page of 10 000 revisions, oldest, activation", before: 51, isCold: true)}");
    }

    async Task FillAsync()
    {
        foreach (var some in Enumerable.Range(0, Macros - 2).Chunk(16))
        {
            await Task.WhenAll(some.Select(number => CreateAsync($"macro-{number}")));
        }

        Check(await Macro("long").Import(Import(LongHistory, number => $"revision {number} {{{{ params.title }}}}"), onDraft: null, "u1"));
        var random = new Random(7);
        var text = string.Join('\n', Enumerable.Range(0, TextLength / 40).Select(_ => new string((char)('a' + random.Next(26)), 39)));
        Check(await Macro("large").Import(
            Import(2, number =>
                number == 1
                    ? text
                    : string.Join('\n', text.Split('\n').Select((line, index) => index % 10 == 0 ? line + "!" : line))), onDraft: null, "u1"));
    }

    async Task CreateAsync(string key)
    {
        Check(await Macro(key).Create(Definition($"<p>{key}</p>"), "u1"));
        Check(await Macro(key).Publish(1, "first", "u1"));
    }

    Task<Measurement> PublishAsync()
    {
        var lifecycle = server.Get<MacroLifecycle>();
        var draft = 1;
        return Measurement.OfAsync(
            "publish, until all is copied out",
            20,
            server.Storage,
            async round => draft = Check(await Macro("macro-7").SaveDraft(Definition($"<p>{round}</p>"), draft, "u1")).Draft.Number,
            async _ => Write(Check(await lifecycle.PublishAsync(server.Caller, "macro-7", draft, "next"))),
            () => Task.Delay(Settled));
    }

    Task<Measurement> ListAsync()
    {
        var list = server.Get<MacroList>();
        return Measurement.OfAsync(
            "list of 2 000 macros",
            20,
            server.Storage,
            _ => Task.CompletedTask,
            async _ => Write(await list.ReadAsync(
                server.Caller, new(null, null, null, null), MacroOrder.ByKey, MacroList.MaxLimit, null, CancellationToken.None)));
    }

    Task<Measurement> CompareAsync()
    {
        var history = server.Get<RevisionHistory>();
        return Measurement.OfAsync(
            "compare two texts of 100 KB, each tenth line changed",
            20,
            server.Storage,
            _ => Task.CompletedTask,
            async _ => Write(Check(await history.CompareAsync(
                server.Caller, "large", new(1, IsDraft: false), new(2, IsDraft: false), CancellationToken.None))));
    }

    Task<Measurement> HistoryAsync(string what, int? before, bool isCold)
    {
        var history = server.Get<RevisionHistory>();
        return Measurement.OfAsync(
            what,
            20,
            server.Storage,
            async _ =>
            {
                if (isCold)
                {
                    await Macro("long").AsReference<IGrainManagementExtension>().DeactivateOnIdle();
                }
            },
            async _ => Write(Check(await history.ListAsync(server.Caller, "long", before, 50))));
    }

    IMacroGrain Macro(string key) => server.Grains.GetGrain<IMacroGrain>(GrainKeys.Macro(server.Caller.Tenant, MacroKey.Parse(key)));

    static MacroImport Import(int revisions, Func<int, string> template) => new()
    {
        State = MacroState.Published,
        Draft = Definition(template(revisions)),
        EditedBy = "u1",
        EditedAt = DateTimeOffset.UnixEpoch,
        Revisions =
        [
            .. Enumerable.Range(1, revisions).Select(number => new MacroRevision(
                new(
                    number,
                    "u1",
                    DateTimeOffset.UnixEpoch.AddMinutes(number),
                    string.Create(CultureInfo.InvariantCulture, $"note of revision {number}"),
                    ""), Definition(template(number)))),
        ],
    };

    static MacroDefinition Definition(string template) =>
        new() { Name = "Measured", Description = "A macro that is measured.", Template = template, Parameters = [new() { Name = "title", Default = "x" }] };

    void Write<T>(T answer) => JsonSerializer.Serialize(Stream.Null, answer, _json);

    static T Check<T>(Result<T> result) => result.TryGet(out var value, out var error) ? value : throw new InvalidOperationException(error.Message);
}
