using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Usage;

namespace UserMacro.WebApi.Render.Frames.Nested;

/// <summary>What the uses inside a framed macro show, in the order in which they were posted.</summary>
/// <param name="Parts">One for each use.</param>
/// <param name="Missing">Why some of them lack something.</param>
internal sealed record NestedParts(ImmutableArray<FramePartDto> Parts, MissingContent Missing)
{
    public static readonly NestedParts None = new([], MissingContent.None);
}
