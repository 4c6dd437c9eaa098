using UserMacro.Shared;

namespace UserMacro.Templating.Abstractions;

/// <summary>The limits of one run; the defaults are the product's.</summary>
public sealed record RenderLimits
{
    /// <summary>The product's limits.</summary>
    public static readonly RenderLimits Default = new();

    /// <summary>Nodes evaluated.</summary>
    /// <value>Default 200 000.</value>
    public int Steps { get; init; } = EngineLimits.RenderSteps;

    /// <summary>Characters of output.</summary>
    /// <value>Default 1 048 576.</value>
    public int OutputCharacters { get; init; } = EngineLimits.RenderOutput;

    /// <summary>Bytes allocated by the thread.</summary>
    /// <value>Default 64 MB.</value>
    public long AllocatedBytes { get; init; } = EngineLimits.RenderMemory;

    /// <summary>Processor time of the thread, and four times as much by the clock.</summary>
    /// <value>Default 500 ms.</value>
    public TimeSpan Time { get; init; } = TimeSpan.FromMilliseconds(EngineLimits.RenderTime);
}
