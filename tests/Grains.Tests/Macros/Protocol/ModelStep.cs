namespace UserMacro.Grains.Tests.Macros.Protocol;

/// <summary>A call that an activation waits for.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Act">Does it and tells what the caller learns.</param>
/// <param name="Answer">Wakes the caller.</param>
internal sealed record ModelStep(string Name, Func<string> Act, TaskCompletionSource Answer)
{
    /// <summary>What can become of it; whether a read was done makes no difference to anybody who does not get its answer.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; } = Name.StartsWith("read", StringComparison.Ordinal)
        ? [Outcome.Done, Outcome.Fails, Outcome.Crash]
        : Enum.GetValues<Outcome>();
}
