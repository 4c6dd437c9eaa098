using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace UserMacro.EndToEnd.Tests.Escaping;

/// <summary>What a browser made of many outputs on one page.</summary>
/// <param name="Cells">Of each output its elements, and the names of their attributes.</param>
/// <param name="Runs">What ran of the values.</param>
/// <param name="Schemes">The schemes of all addresses.</param>
/// <param name="Sheets">Of each style sheet the number of its rules and the last selector.</param>
/// <param name="Foreign">Addresses of other hosts that were asked for.</param>
/// <param name="SyntaxErrors">Scripts that could not be parsed.</param>
sealed record BrowserReading(
    string[] Cells, string[] Runs, string[] Schemes, string[] Sheets, IReadOnlyCollection<string> Foreign, IReadOnlyCollection<string> SyntaxErrors)
{
    const string Address = "http://matrix.test/";

    /// <summary>What values call if they can; and what the templates call.</summary>
    const string Traps = """
        <!doctype html><meta charset="utf-8"><script>
        var runs = [];
        function zq() { runs.push('zq'); return 1; }
        alert = confirm = prompt = zq;
        function f() {}
        </script><body>
        """;

    const string Read = """
        () => {
          for (const element of document.querySelectorAll('body *')) {
            element.addEventListener('click', event => event.preventDefault());
            for (const name of ['click', 'mouseover', 'focus', 'load', 'error', 'toggle']) {
              element.dispatchEvent(new Event(name, { cancelable: true }));
            }
          }
          const names = element => element.localName + '[' + [...element.attributes].map(a => a.name).join() + ']' + element.parentElement.localName;
          const schemes = new Set();
          for (const element of document.querySelectorAll('body *')) {
            for (const name of ['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'srcset']) {
              for (const part of (element.getAttribute(name) ?? '').split(name === 'srcset' ? /[\s,]+/ : /$^/)) {
                try { schemes.add(new URL(part, location.href).protocol); } catch { }
              }
            }
          }
          return {
            cells: [...document.querySelectorAll('body > div.cell')].map(cell => [...cell.querySelectorAll('*')].map(names).join(' ')),
            runs,
            schemes: [...schemes],
            sheets: [...document.styleSheets].map(sheet => sheet.cssRules.length + ' ' + sheet.cssRules[sheet.cssRules.length - 1]?.selectorText),
          };
        }
        """;

    public static async Task<BrowserReading> OfAsync(Chromium chromium, IEnumerable<string> outputs)
    {
        var document = new StringBuilder(Traps);
        foreach (var output in outputs)
        {
            document.Append("<div class=\"cell\">").Append(output).Append("</div>\n");
        }

        var page = await chromium.OpenAsync();
        var foreign = new ConcurrentQueue<string>();
        var errors = new ConcurrentQueue<string>();
        page.PageError += (_, error) =>
        {
            if (error.Contains("SyntaxError", StringComparison.Ordinal))
            {
                errors.Enqueue(error);
            }
        };
        await page.RouteAsync("**/*", async route =>
        {
            if (route.Request.Url == Address && route.Request.IsNavigationRequest)
            {
                await route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = document.ToString() });
                return;
            }

            if (!route.Request.Url.StartsWith(Address, StringComparison.Ordinal))
            {
                foreign.Enqueue(route.Request.Url);
            }

            await route.AbortAsync();
        });
        await page.GotoAsync(Address, new() { WaitUntil = WaitUntilState.Load });
        var read = (await page.EvaluateAsync(Read)).ShouldNotBeNull();
        await page.CloseAsync();
        return new(Strings(read, "cells"), Strings(read, "runs"), Strings(read, "schemes"), Strings(read, "sheets"), foreign, errors);
    }

    static string[] Strings(JsonElement read, string name) => [.. read.GetProperty(name).EnumerateArray().Select(value => value.GetString()!)];
}
