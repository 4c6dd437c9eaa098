namespace UserMacro.Grains.Interfaces;

/// <summary>
/// Marks a grain method that changes nothing, or the same however often it is called, so that a front end whose silo went away may ask
/// again.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RepeatableAttribute : Attribute
{
    /// <summary>
    /// How long such a call may take before it counts as lost (<see cref="ResponseTimeoutAttribute"/>): a render waits at most 2 s for a
    /// thread and runs at most 0.5 s.
    /// </summary>
    public const string Patience = "00:00:05";

    /// <summary>
    /// Whether the call runs what an author wrote. One whose silo went away meanwhile may have ended it, so that it is repeated once at
    /// most, and tried apart before it runs again.
    /// </summary>
    public bool RunsMacro { get; init; }
}
