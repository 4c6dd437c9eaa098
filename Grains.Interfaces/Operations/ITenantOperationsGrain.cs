using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Grains.Interfaces.Operations;

/// <summary>
/// What operators do to one tenant when something has happened; each act is in the tenant's audit log. Key: the tenant. No front end calls it.
/// </summary>
[Alias("tenant-operations")]
public interface ITenantOperationsGrain : ITenantScoped
{
    /// <summary>Whether the tenant is installed, contained and told something.</summary>
    [Alias("standing")]
    Task<TenantStanding> Standing();

    /// <summary>
    /// Contains the tenant, or releases it: while it is contained, its pages and its API get a notice instead of an answer. Repeats change nothing.
    /// </summary>
    [Alias("contain")]
    Task<Result<TenantStanding>> Contain(bool contained);

    /// <summary>
    /// Makes all that the tenant's callers prove themselves with worthless: API tokens, tickets of frames and sandboxes, the secrets of connections. The shared
    /// secret of each installation is the host's to replace; until the app is installed again, and with another secret, calls under it are refused.
    /// </summary>
    [Alias("revoke-secrets")]
    Task<Result<RevokedSecrets>> RevokeSecrets();

    /// <summary>Shows administrators a message in the admin page; an empty one takes it off.</summary>
    /// <param name="message">Plain text in one line, at most <see cref="Limiting.Limits.OperatorMessage"/> characters.</param>
    [Alias("tell")]
    Task<Result<TenantStanding>> Tell(string message);

    /// <summary>Learns that the tenant is at another stage of a move between two deployments, and tells the front ends.</summary>
    [Alias("learn-move-stage"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task LearnMoveStage(MoveStage? stage);
}

/// <summary>Whether a tenant is installed, contained and told something.</summary>
/// <param name="State">Of its newest installation; null when it has none.</param>
/// <param name="ContainedAt">Since when it is contained; null when it is not.</param>
/// <param name="AwaitsInstallation">Whether its secrets were revoked, so that the app must be installed again.</param>
/// <param name="Message">What its administrators are told; empty for nothing.</param>
[GenerateSerializer, Immutable, Alias("tenant-standing")]
public sealed record TenantStanding(
    [property: Id(0)] InstallationState? State,
    [property: Id(1)] DateTimeOffset? ContainedAt,
    [property: Id(2)] bool AwaitsInstallation,
    [property: Id(3)] string Message);

/// <summary>What was revoked.</summary>
/// <param name="Tokens">How many API tokens.</param>
/// <param name="Connections">How many connections lost their secrets.</param>
/// <param name="Installations">How many installations must be made again.</param>
[GenerateSerializer, Immutable, Alias("revoked-secrets")]
public sealed record RevokedSecrets([property: Id(0)] int Tokens, [property: Id(1)] int Connections, [property: Id(2)] int Installations);
