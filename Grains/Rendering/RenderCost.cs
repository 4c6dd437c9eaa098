namespace UserMacro.Grains.Rendering;

/// <summary>What a render took of the pool.</summary>
/// <param name="Elapsed">Time on its thread.</param>
/// <param name="Stopped">Whether the guard ended it for what it used.</param>
internal readonly record struct RenderCost(TimeSpan Elapsed, bool Stopped)
{
    /// <summary>Processor time of its thread; as long as <see cref="Elapsed"/> where that is not known.</summary>
    public TimeSpan Processor { get; init; } = Elapsed;
}
