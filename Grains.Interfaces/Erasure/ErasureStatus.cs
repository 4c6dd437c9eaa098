using System.Text;

namespace UserMacro.Grains.Interfaces.Erasure;

/// <summary>How far the erasure of a tenant is.</summary>
/// <param name="State">The state.</param>
/// <param name="DueAt">When an erasure that is scheduled begins; null for any other.</param>
/// <param name="RequestedBy">Handle of the administrator whose request waits for another one; null when none does.</param>
/// <param name="RequestedAt">When that was requested.</param>
/// <param name="Secret">Opens the certificate once there is one.</param>
[GenerateSerializer, Immutable, Alias("erasure-status")]
public sealed record ErasureStatus(
    [property: Id(0)] ErasureState State,
    [property: Id(1)] DateTimeOffset? DueAt,
    [property: Id(2)] string? RequestedBy,
    [property: Id(3)] DateTimeOffset? RequestedAt,
    [property: Id(4)] string Secret)
{
    bool PrintMembers(StringBuilder text)
    {
        text.Append("State = ").Append(State);
        return true;
    }
}

/// <summary>The state of a tenant's erasure.</summary>
public enum ErasureState
{
    /// <summary>Nobody asked for one.</summary>
    None,

    /// <summary>One was requested; another administrator must request it too.</summary>
    AwaitingApproval,

    /// <summary>The app is uninstalled, and the grace period runs.</summary>
    Scheduled,

    /// <summary>It has begun and cannot be stopped.</summary>
    Running,

    /// <summary>It is done, and the certificate is there.</summary>
    Done,
}
