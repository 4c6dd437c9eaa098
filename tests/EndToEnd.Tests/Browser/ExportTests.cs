using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>What a page shows in frames, its exports hold too: text, structure and colours, element by element.</summary>
public sealed class ExportTests(Stage stage) : IClassFixture<Stage>
{
    /// <summary>The words of an element, and how many elements of each kind that carry structure it has.</summary>
    const string Outline = """
        element => {
          const names = ['li', 'tr', 'th', 'td'];
          const count = name => element.querySelectorAll(name).length;
          const words = [];
          const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) words.push(...texts.currentNode.textContent.split(/\s+/).filter(word => word));
          return `${names.map(name => `${name} ${count(name)}`).join(', ')}: ${words.join(' ')}`;
        }
        """;

    [Theory]
    [InlineData("status-badge", "pdf")]
    [InlineData("formatted-panel", "pdf")]
    [InlineData("bar-list", "pdf")]
    [InlineData("parameter-table", "pdf")]
    [InlineData("formatted-panel", "word")]
    [InlineData("parameter-table", "email")]
    public async Task Export_FramedMacro_HasTheTextAndStructureOfItsFrame(string key, string target)
    {
        await using var visit = await stage.VisitAsync("viewer");
        await visit.OpenPageAsync("Team status");
        await Expect(visit.Macro(key).Locator("#output > *").First).ToBeVisibleAsync();
        var framed = await visit.Macro(key).Locator("#output").EvaluateAsync<string>(Outline);

        await visit.Page.GotoAsync($"{visit.Page.Url}/export?to={target}");
        var exported = await visit.Page.Locator($".app-static[data-macro-name='{key}']").EvaluateAsync<string>(Outline);

        exported.ShouldBe(framed);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Export_Colours_AreThoseOfTheStyleSheet()
    {
        await using var visit = await stage.VisitAsync("viewer");
        await visit.OpenPageAsync("Team status");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Export" }).ClickAsync();

        await Expect(visit.Page.Locator(".app-static[data-macro-name='status-badge'] .aui-lozenge-success")).ToHaveTextAsync("On track");
        (await visit.Page.Locator(".app-static[data-macro-name='formatted-panel'] .panel").GetAttributeAsync("style"))!.ShouldContain("border-color: #1d7afc");
        (await visit.Page.Locator(".app-static[data-macro-name='parameter-table'] thead th").First.GetAttributeAsync("style"))!.ShouldContain(
            "background-color: #f1f2f4");
    }

    [Fact]
    public async Task Export_StaticMacro_KeepsTheMacrosInItsBody()
    {
        await using var visit = await stage.VisitAsync("viewer");
        await visit.OpenPageAsync("Team status");
        await visit.Page.GotoAsync($"{visit.Page.Url}/export?to=pdf");

        var box = visit.Page.Locator(".app-static .confluence-information-macro");
        await Expect(box).ToContainTextAsync("Code freeze on Thursday");
        await Expect(box.Locator(".aui-lozenge-error")).ToHaveTextAsync("Decided");
    }
}
