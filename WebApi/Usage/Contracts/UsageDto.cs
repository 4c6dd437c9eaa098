using System.ComponentModel;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Usage;

namespace UserMacro.WebApi.Usage.Contracts;

/// <summary>The usage figures of a macro.</summary>
internal sealed record UsageDto(
    [property: Description("Whether the site counts renders.")] bool IsCounted,
    FiguresDto Total,
    [property: Description("The days on which it was rendered, oldest first.")] IReadOnlyList<UsageDayDto> Days,
    [property: Description("When it was rendered last; null for never.")] DateTimeOffset? LastRender,
    [property: Description("What the guard stops its renders for so often that they are slowed at present; null when they are not.")] StopKind? Slowed)
{
    public static UsageDto From(UsageReport report, bool isCounted) => new(
        isCounted,
        FiguresDto.From(report.Total),
        [.. report.Days.Select(day => new UsageDayDto(day.Date, FiguresDto.From(day.Figures)))],
        report.LastRender,
        report.Slowed);
}
