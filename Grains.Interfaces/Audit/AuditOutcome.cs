namespace UserMacro.Grains.Interfaces.Audit;

/// <summary>How an audited action ended.</summary>
public enum AuditOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was refused.</summary>
    Refused,
}
