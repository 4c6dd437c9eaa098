using UserMacro.Grains.Interfaces.Limiting;

namespace UserMacro.Grains.Interfaces.Audit;

/// <summary>Which lines of an audit log to read. What is null does not narrow.</summary>
[GenerateSerializer, Immutable, Alias("audit-query")]
public sealed record AuditQuery
{
    /// <summary>How many lines a reading gives when nothing is said.</summary>
    public const int DefaultLimit = 50;

    /// <summary>How many lines a reading gives at most.</summary>
    public const int MaxLimit = Limits.ListAudit;

    /// <summary>Handle of the account.</summary>
    [Id(0)] public string? Actor { get; init; }

    /// <summary>An action, or with a dot at its end the beginning of some, such as <c>macro.</c>.</summary>
    [Id(1)] public string? Action { get; init; }

    /// <summary>The object of the action.</summary>
    [Id(2)] public string? Target { get; init; }

    /// <summary>How it ended.</summary>
    [Id(3)] public AuditOutcome? Outcome { get; init; }

    /// <summary>The earliest time, inclusive.</summary>
    [Id(4)] public DateTimeOffset? From { get; init; }

    /// <summary>The time before which lines are wanted, exclusive.</summary>
    [Id(5)] public DateTimeOffset? Until { get; init; }

    /// <summary>How many lines at most, 1 to <see cref="MaxLimit"/>.</summary>
    [Id(6)] public int Limit { get; init; } = DefaultLimit;

    /// <summary>Where the reading before ended (<see cref="AuditSlice.Cursor"/>); null for the newest line.</summary>
    [Id(7)] public string? Cursor { get; init; }
}
