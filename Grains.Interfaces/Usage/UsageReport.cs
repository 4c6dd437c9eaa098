using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.Grains.Interfaces.Usage;

/// <summary>The usage figures of a macro.</summary>
/// <param name="Total">Over all days asked for.</param>
/// <param name="Days">Those of them on which it was rendered, oldest first.</param>
/// <param name="LastRender">When it was rendered last, whatever days were asked for; null for never, or longer than 90 days ago.</param>
/// <param name="Slowed">What the guard stops it for so often that its renders are slowed at present; null when they are not.</param>
[GenerateSerializer, Immutable, Alias("usage-report")]
public sealed record UsageReport(
    [property: Id(0)] UsageFigures Total,
    [property: Id(1)] ImmutableArray<UsageOfDay> Days,
    [property: Id(2)] DateTimeOffset? LastRender,
    [property: Id(3)] StopKind? Slowed);
