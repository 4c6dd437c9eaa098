namespace UserMacro.Grains.Interfaces.Quarantine;

/// <summary>
/// A macro, or a viewer's posts to it, that may have ended a process. It is named by keyed hashes only: who holds the macro makes the same
/// hash and compares.
/// </summary>
/// <param name="Key">The key of the hashes, in hexadecimal digits.</param>
/// <param name="Macro">The hash of tenant and macro, in hexadecimal digits.</param>
/// <param name="Viewer">The hash of tenant, macro and viewer; empty when no body was posted.</param>
/// <param name="Kind">What was being done.</param>
/// <param name="Reason">What went wrong.</param>
/// <param name="At">When that was found out.</param>
[GenerateSerializer, Immutable, Alias("suspicion")]
public sealed record Suspicion(
    [property: Id(0)] string Key,
    [property: Id(1)] string Macro,
    [property: Id(2)] string Viewer,
    [property: Id(3)] SuspectKind Kind,
    [property: Id(4)] QuarantineReason Reason,
    [property: Id(5)] DateTimeOffset At)
{
    /// <summary>How long a suspicion lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Of a lost call, when it was made; null otherwise. A macro that has been active since before then did not go with the silo.</summary>
    [Id(6)] public DateTimeOffset? Began { get; init; }

    // Older builds send none.
    [Id(7)] readonly string? _request;

    /// <summary>Of a lost call, the hash of its request (<see cref="RequestName"/>); empty when it is not known.</summary>
    public string Request { get => _request ?? ""; init => _request = value.Length == 0 ? null : value; }
}
