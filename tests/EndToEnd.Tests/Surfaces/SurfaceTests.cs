using System.Net.Http.Json;
using System.Text.Json.Nodes;
using UserMacro.EndToEnd.Tests.Browser;
using UserMacro.Processes;

namespace UserMacro.EndToEnd.Tests.Surfaces;

/// <summary>
/// The same use of a macro gives every reader the same text, wherever it is read. All cells of the table with <c>USERMACRO_ALL_CELLS=1</c>, else a set
/// that covers every pair of values.
/// </summary>
public sealed class SurfaceTests(Stage stage, ITestOutputHelper output) : IClassFixture<Stage>
{
    static bool AreAllWanted => Environment.GetEnvironmentVariable("USERMACRO_ALL_CELLS") == "1";

    [Fact]
    public void Set_OfCells_CoversEveryPair()
    {
        var all = Cell.All.SelectMany(CoveringSet.Pairs).ToHashSet();
        CoveringSet.Of([.. Cell.All]).SelectMany(CoveringSet.Pairs).ToHashSet().SetEquals(all).ShouldBeTrue();
    }

    /// <summary>Written again with <c>USERMACRO_WRITE_SURFACES=1</c>.</summary>
    [Fact]
    public async Task WhereItShows_IsWhatTheTableSays()
    {
        var path = Path.Combine(Repository.Root, "docs", "macro-authors", "where-it-shows.md");
        if (Environment.GetEnvironmentVariable("USERMACRO_WRITE_SURFACES") == "1")
        {
            await File.WriteAllTextAsync(path, WhereItShows.Page(), TestContext.Current.CancellationToken);
        }

        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe(WhereItShows.Page());
    }

    [Fact]
    public async Task Text_OfEveryCell_IsTheSameButForWhatDiffersByDesign()
    {
        var cells = AreAllWanted ? [.. Cell.All] : CoveringSet.Of([.. Cell.All]);
        using var admin = await AdminCalls.OpenAsync(stage);
        var pages = await PublishAsync(admin, [.. cells.Select(cell => cell.Macro).Distinct()]);
        var faults = new List<string>();
        var byDesign = 0;
        foreach (var site in cells.GroupBy(cell => cell.Site).OrderBy(group => group.Key))
        {
            await AwaitModulesAsync(admin, site.Key, [.. pages.Keys]);
            foreach (var reader in site.GroupBy(cell => cell.Reader))
            {
                await using var visit = await stage.VisitAsync(reader.Key.ToString().ToLowerInvariant());
                var texts = new CellReader(visit);
                foreach (var cell in reader)
                {
                    var difference = Difference.Of(cell);
                    var expected = difference?.Text(cell) ?? cell.Macro.Text;
                    byDesign += difference is null ? 0 : 1;
                    if (await texts.ReadAsync(cell, pages[cell.Macro.Key], expected) is var text && text != expected)
                    {
                        faults.Add($"{cell}: “{text}” in place of “{expected}”");
                        output.WriteLine(faults[^1]);
                    }
                }
            }
        }

        output.WriteLine($"{cells.Count} cells: {cells.Count - byDesign - faults.Count} equal, {byDesign} differ by design, {faults.Count} else");
        faults.ShouldBeEmpty();
    }

    static async Task<Dictionary<string, CellPages>> PublishAsync(AdminCalls admin, IReadOnlyList<CellMacro> macros)
    {
        await admin.PublishAsync(CellMacro.InnerKey, CellMacro.InnerDefinition);
        var pages = new Dictionary<string, CellPages>(StringComparer.Ordinal);
        foreach (var macro in macros)
        {
            await admin.PublishAsync(macro.Key, macro.Definition);
            var page = await SendAsync(admin, HttpMethod.Post, "pages", $"Cell {macro.Key}", macro.Storage(version: 1));
            var copy = await SendAsync(admin, HttpMethod.Post, "pages", $"Copy of cell {macro.Key}", (string)page["storage"]!);
            var changed = await SendAsync(admin, HttpMethod.Post, "pages", $"Changed cell {macro.Key}", macro.Storage(version: 1));
            await SendAsync(admin, HttpMethod.Put, $"pages/{changed["id"]}", $"Changed cell {macro.Key}", macro.Storage(version: 2));
            pages.Add(macro.Key, new((string)page["id"]!, (string)copy["id"]!, (string)changed["id"]!));
        }

        return pages;
    }

    /// <summary>Waits until the site has all names, those of automatic macros as it takes them.</summary>
    async Task AwaitModulesAsync(AdminCalls admin, SiteKind kind, IReadOnlyCollection<string> keys)
    {
        if (kind == SiteKind.TakesStatic)
        {
            await admin.Site.SendAsync("_simulator/options", new { acceptsStaticModules = true });
            await admin.SyncModulesAsync();
        }

        await using var visit = await stage.VisitAsync("administrator");
        await visit.EventuallyAsync(
            async () =>
            {
                var site = await admin.Site.GetFromJsonAsync<JsonNode>("_simulator/site", TestContext.Current.CancellationToken);
                var types = site!["dynamicModules"]!.AsArray().ToDictionary(module => (string)module!["key"]!, module => (string)module!["type"]!);
                return keys.All(key => types.TryGetValue(key, out var type) && IsAsWanted(key, type, kind));
            },
            "the names do not reach the site as it takes them");
    }

    static bool IsAsWanted(string key, string type, SiteKind site) =>
        type == (site == SiteKind.TakesStatic && key.StartsWith($"cell-{(int)Output.Auto}", StringComparison.Ordinal)
            ? "staticContentMacros"
            : "dynamicContentMacros");

    static async Task<JsonNode> SendAsync(AdminCalls admin, HttpMethod method, string path, string title, string storage)
    {
        using var request = new HttpRequestMessage(method, $"_simulator/{path}") { Content = JsonContent.Create(new { title, storage }) };
        using var answer = await admin.Site.SendAsync(request, TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {answer.StatusCode}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }
}
