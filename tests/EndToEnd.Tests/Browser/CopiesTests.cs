using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>Authors copy blocks, and the macros in them keep their id: each shows its own body, on the page and in exports.</summary>
public sealed class CopiesTests(Stage stage) : IClassFixture<Stage>
{
    const string Key = "copy-box";

    [Fact]
    public async Task Page_WithCopiesOfAMacro_ShowsEachItsOwnBodyAfterOneRequestForThePage()
    {
        using var admin = await AdminCalls.OpenAsync(stage);
        await admin.PublishAsync(Key, new
        {
            name = "Copy box",
            body = "rendered",
            template = "<section>{{ params.level }}: {{ body }}</section>",
            parameters = new[] { new { name = "level" } },
        });
        await admin.PageAsync(
            "Copies",
            Copy("by place one") + Copy("by place two") + Copy("by level low", "l-1", "low") + Copy("by level high", "l-1", "high")
                + Copy("unclear one", "l-2") + Copy("unclear two", "l-2"));
        await using var visit = await stage.VisitAsync("viewer");
        await visit.OpenPageAsync("Copies");
        await visit.AwaitMacroAsync(Key);
        string[] texts = ["by place one", "by place two", "low: by level low", "high: by level high", "cannot be told", "cannot be told"];
        // A frame that still waits for the page when it is left would ask for it once more.
        await ExpectTextsAsync(visit, texts);
        var pages = 0;
        visit.Page.Request += (_, request) => pages += request.Url.Contains("body-format=storage", StringComparison.Ordinal) ? 1 : 0;

        await visit.Page.ReloadAsync();

        await ExpectTextsAsync(visit, texts);
        pages.ShouldBe(1, "the frames of a page share one request");
        visit.Complaints.ShouldBeEmpty();

        await visit.Page.GotoAsync($"{visit.Page.Url}/export?to=pdf");
        var exported = visit.Page.Locator($".app-static[data-macro-name='{Key}']");
        for (var number = 0; number < texts.Length; number++)
        {
            await Expect(exported.Nth(number)).ToContainTextAsync(texts[number]);
        }
    }

    static async Task ExpectTextsAsync(Visit visit, string[] texts)
    {
        for (var number = 0; number < texts.Length; number++)
        {
            await visit.Page.Locator($"iframe[src*='/connect/render/{Key}?']").Nth(number).ScrollIntoViewIfNeededAsync();
            await Expect(OutputOf(visit, number)).ToContainTextAsync(texts[number]);
            await Expect(OutputOf(visit, number)).Not.ToContainTextAsync("unclear");
        }
    }

    static ILocator OutputOf(Visit visit, int number) =>
        visit.Page.Locator($"iframe[src*='/connect/render/{Key}?']").Nth(number).ContentFrame.Locator("#output");

    static string Copy(string body, string localId = "", string level = "") =>
        $"<ac:structured-macro ac:name=\"{Key}\" ac:macro-id=\"4f1c\"{(localId.Length > 0 ? $" ac:local-id=\"{localId}\"" : "")}>"
            + (level.Length > 0 ? $"<ac:parameter ac:name=\"level\">{level}</ac:parameter>" : "")
            + $"<ac:rich-text-body><p>{body}</p></ac:rich-text-body></ac:structured-macro>";
}
