namespace UserMacro.Grains.Interfaces.Calls;

/// <summary>
/// Marks a grain method that changes nothing, or the same however often it is called, so that a front end whose silo went away may ask
/// again.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentAttribute : Attribute
{
    /// <summary>How long a call that runs no macro may take (<see cref="ResponseTimeoutAttribute"/>): a few reads of storage.</summary>
    public const string Timeout = "00:00:05";

    /// <summary>
    /// How long a render may take. It may wait 2.5 s for a trial, 2.5 s for a thread that cleans a body and 1 s for the cleaning, 2.5 s for
    /// a thread that renders, 2 s for the first compilation and 0.5 s for the run: 11 s, all within the limits of the silo.
    /// </summary>
    public const string RenderTimeout = "00:00:12";

    /// <summary>
    /// How long a check or a preview may take. It may wait 2.5 s after the loss of a silo, 4 s for a trial and 10 s for a thread, and takes
    /// 1 s for cleaning a body, 4 s for compiling for both markups and 0.5 s for the run: 22 s. What the silo can do in that time must not
    /// look like a silo that does not answer.
    /// </summary>
    public const string EditingTimeout = "00:00:25";

    /// <summary>
    /// Whether the call runs what an author wrote. One whose silo went away meanwhile may have ended it, so that it is repeated once at
    /// most, and tried apart before it runs again.
    /// </summary>
    public bool RunsMacro { get; init; }
}
