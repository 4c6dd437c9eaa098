using System.Globalization;
using System.Text;

namespace UserMacro.EndToEnd.Tests.Surfaces;

/// <summary>The page for authors that says where a macro shows what, made from the cells and what differs by design.</summary>
internal static class WhereItShows
{
    static readonly Dictionary<Place, string> s_places = new()
    {
        [Place.Page] = "the page",
        [Place.Preview] = "the preview in the page editor",
        [Place.Pdf] = "a PDF",
        [Place.Word] = "a Word document",
        [Place.Email] = "an e-mail",
        [Place.ExportView] = "`body.export_view` of the REST API",
        [Place.CopiedPage] = "a copy of the page",
        [Place.PageVersion] = "an earlier version of the page",
    };

    static readonly Dictionary<Body, string> s_bodies = new()
    {
        [Body.None] = "no body",
        [Body.Plain] = "a plain body",
        [Body.Rich] = "a rich body",
        [Body.RichWithOurs] = "a rich body with user macros",
        [Body.RichWithOthers] = "a rich body with links and macros of other apps",
    };

    /// <summary>The page, in Markdown.</summary>
    public static string Page()
    {
        var text = new StringBuilder(
            """
            # Where a macro shows

            A use of a macro gives every reader the same text, wherever it is read, in both languages and for every kind of parameter. A test reads it all through
            a simulated site; this page is made from its table, and the numbers say what differs by design.

            | read in | framed | static, or automatic on a site that takes static modules |
            | --- | --- | --- |

            """);
        foreach (var (place, name) in s_places)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {Reading(place, framed: true)} | {Reading(place, framed: false)} |\n");
        }

        text.Append('\n');
        for (var number = 1; number <= Difference.All.Count; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{number}. {Difference.All[number - 1].Reason}\n");
        }

        return text.ToString();
    }

    static string Reading(Place place, bool framed)
    {
        var cells = Cell.All.Where(cell => cell.Place == place && cell.IsFramed == framed).ToList();
        var notes =
            from number in Enumerable.Range(1, Difference.All.Count)
            let bodies = cells.Where(cell => Difference.Of(cell) == Difference.All[number - 1]).Select(cell => cell.Macro.Body).Distinct().Order().ToList()
            where bodies.Count > 0
            select string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", bodies.Select(body => s_bodies[body]))}: {number}");
        return string.Join("; ", notes) is { Length: > 0 } differing ? differing : "the same";
    }
}
