using Microsoft.Playwright;
using UserMacro.EndToEnd.Tests.Browser;

namespace UserMacro.EndToEnd.Tests.Surfaces;

/// <summary>Reads what a reader sees of a cell's macro.</summary>
internal sealed class CellReader(Visit visit)
{
    const string Space = "wiki/spaces/TEAM/pages";

    /// <summary>All texts below an element, also those in shadow trees, words separated by single blanks.</summary>
    const string Words = """
        element => {
          const words = [];
          const walk = node => {
            if (node.nodeType === Node.TEXT_NODE) words.push(...node.textContent.split(/\s+/).filter(word => word));
            if (node.localName === 'style' || node.localName === 'script') return;
            if (node.shadowRoot) walk(node.shadowRoot);
            node.childNodes.forEach(walk);
          };
          walk(element);
          return words.join(' ');
        }
        """;

    const string ExportView = $$"""
        async ([id, key]) => {
          const response = await fetch(`/wiki/rest/api/content/${id}?expand=body.export_view`);
          const body = new DOMParser().parseFromString((await response.json()).body.export_view.value, 'text/html');
          const macro = body.querySelector(`.app-static[data-macro-name='${key}']`);
          return macro ? ({{Words}})(macro) : '';
        }
        """;

    /// <summary>The text that is there when it is one of those that are expected, else what is there after a while.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="pages">Its pages.</param>
    /// <param name="expected">What should be there.</param>
    public async Task<string> ReadAsync(Cell cell, CellPages pages, string expected)
    {
        var key = cell.Macro.Key;
        if (cell.Place == Place.ExportView)
        {
            await visit.Page.GotoAsync($"{visit.Site}{Space}/{pages.Page}/history");
            return Plain(await visit.Page.EvaluateAsync<string>(ExportView, new[] { pages.Page, key }));
        }

        await OpenAsync(cell.Place, pages);
        var text = "";
        var deadline = TimeProvider.System.GetTimestamp() + (15 * TimeProvider.System.TimestampFrequency);
        while (text != expected && TimeProvider.System.GetTimestamp() < deadline)
        {
            text = Plain(await TextAsync(key));
            if (text != expected)
            {
                await visit.Page.WaitForTimeoutAsync(50);
            }
        }

        return text;
    }

    async Task OpenAsync(Place place, CellPages pages)
    {
        var address = place switch
        {
            Place.Preview => $"edit-v2/{pages.Page}",
            Place.Pdf => $"{pages.Page}/export?to=pdf",
            Place.Word => $"{pages.Page}/export?to=word",
            Place.Email => $"{pages.Page}/export?to=email",
            Place.CopiedPage => pages.Copy,
            Place.PageVersion => $"{pages.Changed}?pageVersion=1",
            _ => pages.Page,
        };
        await visit.Page.GotoAsync($"{visit.Site}{Space}/{address}");
        if (place == Place.Preview)
        {
            await visit.Page.Locator("#preview-page").ClickAsync();
        }
    }

    async Task<string> TextAsync(string key)
    {
        if (await visit.Page.QuerySelectorAsync($".app-static[data-macro-name='{key}']") is { } element)
        {
            return await element.EvaluateAsync<string>(Words);
        }

        var frame = visit.Page.Frames.FirstOrDefault(frame => frame.Url.Contains($"/connect/render/{key}?", StringComparison.Ordinal));
        try
        {
            return frame is not null && await frame.QuerySelectorAsync("#output:not([aria-busy])") is { } output
                ? await output.EvaluateAsync<string>(Words)
                : "";
        }
        catch (PlaywrightException)
        {
            // The frame's document is just being replaced by another.
            return "";
        }
    }

    /// <summary>Without what hosts and frames say around the name of a macro that neither can show.</summary>
    static string Plain(string text)
    {
        var start = text.IndexOf("before ", StringComparison.Ordinal) + "before ".Length;
        var end = text.IndexOf(" Team status", StringComparison.Ordinal);
        return start < end && text[start..end].Contains(CellMacro.OthersMacro, StringComparison.Ordinal)
            ? $"{text[..start]}({CellMacro.OthersMacro}){text[end..]}"
            : text;
    }
}

/// <summary>The pages that hold a cell's macro, by id.</summary>
/// <param name="Page">The page.</param>
/// <param name="Copy">Its copy.</param>
/// <param name="Changed">One whose second version uses the macro otherwise.</param>
internal sealed record CellPages(string Page, string Copy, string Changed);
