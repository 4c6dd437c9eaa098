namespace UserMacro.EndToEnd.Tests.Surfaces;

/// <summary>Where readers see something else by design.</summary>
/// <param name="Where">In which cells.</param>
/// <param name="Text">What they see there.</param>
/// <param name="Reason">Why, for authors of macros.</param>
internal sealed record Difference(Func<Cell, bool> Where, Func<Cell, string> Text, string Reason)
{
    public static readonly IReadOnlyList<Difference> All =
    [
        new(
            cell => cell is { Place: Place.Preview, Macro.Body: not Body.None } && cell.IsFramed,
            _ => "The body of this macro is shown once the page is published.",
            "While a page is edited, Confluence keeps the body of a macro in its editor: a frame says that the body is shown once the page is published."),
    ];

    /// <summary>The difference of a cell; null where it is to be equal.</summary>
    public static Difference? Of(Cell cell) => All.FirstOrDefault(difference => difference.Where(cell));
}
