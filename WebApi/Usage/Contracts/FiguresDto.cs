using System.ComponentModel;
using UserMacro.Grains.Interfaces.Usage;

namespace UserMacro.WebApi.Usage.Contracts;

/// <summary>How a macro was used over some time.</summary>
internal sealed record FiguresDto(
    [property: Description("How often it was rendered, failed renders included; what caches answered was not.")] long Renders,
    [property: Description("How often its template failed.")] long Errors,
    [property: Description("How often the guard stopped it.")] long Stops,
    [property: Description("How often static output or an export went without data of the page, because the app may ask Confluence no more for a "
        + "while.")] long WithoutData,
    [property: Description("How often something was missing in what readers saw of it in a frame, by reason.")] MissingDto Missing,
    [property: Description("Milliseconds that half of the renders took at most, within a third; 0 for none.")] double P50,
    [property: Description("Milliseconds that 95 of 100 renders took at most, within a third; 0 for none.")] double P95)
{
    public static FiguresDto From(UsageFigures figures) =>
        new(figures.Renders,
            figures.Errors, figures.Stops, figures.WithoutData, MissingDto.From(figures.Missing), Math.Round(figures.MedianMilliseconds, 2),
            Math.Round(figures.P95Milliseconds, 2));
}
