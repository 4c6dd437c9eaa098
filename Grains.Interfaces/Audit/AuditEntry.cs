namespace UserMacro.Grains.Interfaces.Audit;

/// <summary>One line of a tenant's audit log. Never holds templates, parameter values or secrets.</summary>
/// <param name="Id">Unique within the tenant; an entry with the id of one that is there is not entered again.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Handle of the account; empty for the service itself.</param>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
/// <param name="Target">What it was done to: a macro's key, a token's id; empty for the tenant as a whole.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Detail">More in a few words, such as a revision's number; empty when there is nothing to say.</param>
[GenerateSerializer, Immutable, Alias("audit-entry")]
public sealed record AuditEntry(
    [property: Id(0)] string Id,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string Actor,
    [property: Id(3)] string Action,
    [property: Id(4)] string Target,
    [property: Id(5)] AuditOutcome Outcome,
    [property: Id(6)] string Detail)
{
    /// <summary>Its number among the lines of its month, in the order in which they were entered; 0 outside of the log, and for lines of earlier
    /// builds.</summary>
    [Id(7)] public int Number { get; init; }

    /// <summary>The hash of the line and of the one entered before it; empty where <see cref="Number"/> is 0.</summary>
    [Id(8)] public string Chain { get; init; } = "";
}
