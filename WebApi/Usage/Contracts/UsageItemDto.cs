using System.ComponentModel;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Usage;

namespace UserMacro.WebApi.Usage.Contracts;

/// <summary>How one of the site's macros was used.</summary>
internal sealed record UsageItemDto(
    string Key,
    string Name,
    FiguresDto Figures,
    [property: Description("When it was rendered last; null for never.")] DateTimeOffset? LastRender,
    [property: Description("What the guard stops its renders for so often that they are slowed at present; null when they are not.")] StopKind? Slowed)
{
    public static UsageItemDto From(MacroSummary macro, UsageReport report) =>
        new(macro.Key, macro.Name, FiguresDto.From(report.Total), report.LastRender, report.Slowed);
}
