using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Pages;

namespace UserMacro.Simulator.Control;

/// <param name="Path">Where the page is, below the site's origin.</param>
internal sealed record PageSummary(string Id, string Title, string SpaceKey, int Version, string Path, string Storage, IReadOnlyList<MacroSummary> Macros)
{
    public static PageSummary From(Page page) => new(
        page.Id, page.Title, page.SpaceKey, page.Current.Number, PageLinks.View(page), page.Current.Body,
        [.. MacroFinder.All(page.Current.Body).Select(use => new MacroSummary(use.Id, use.Name))]);
}
