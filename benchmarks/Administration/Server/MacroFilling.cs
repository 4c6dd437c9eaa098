using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.Administration.Server;

/// <summary>Fills a site with macros that all have a history of the same length.</summary>
static class MacroFilling
{
    const int AtOnce = 16;

    // As a change of a small macro: a paragraph of text beside its number.
    static readonly string Text = string.Concat(Enumerable.Repeat("<p>The text of a macro that is measured.</p>", 20));

    public static async Task FillAsync(AdministrationServer server, int macros, int revisions)
    {
        foreach (var some in Enumerable.Range(0, macros).Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(async number =>
            {
                var macro = server.Grains.GetGrain<IMacroGrain>(GrainKeys.Macro(server.Caller.Tenant, MacroKey.Parse($"macro-{number}")));
                if ((await macro.Import(Import(number, revisions), onDraft: null, "u1")).Error is { } error)
                {
                    throw new InvalidOperationException(error.Message);
                }
            }));
        }
    }

    static MacroImport Import(int macro, int revisions) => new()
    {
        State = MacroState.Published,
        Draft = Definition(macro, revisions),
        EditedBy = "u1",
        EditedAt = DateTimeOffset.UnixEpoch,
        Revisions =
        [
            .. Enumerable.Range(1, revisions).Select(number =>
                new MacroRevision(new(number, "u1", DateTimeOffset.UnixEpoch.AddMinutes(number), $"Change {number}", ""), Definition(macro, number))),
        ],
    };

    static MacroDefinition Definition(int macro, int revision) =>
        new() { Name = $"Macro {macro}", Description = "A macro that is measured.", Template = $"{Text}<p>{macro}, {revision}</p>" };
}
