using System.Collections.Immutable;
using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Residency;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Settings;

namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>One tenant: its installations. Key: the tenant.</summary>
/// <remarks>
/// Lifecycle messages may come in any order and more than once. They count in the order in which the host signed them: one that is older
/// than the newest that had an effect has none. An uninstallation wins over enabling and disabling, only an installation ends it, and
/// between the two an installation wins a tie.
/// </remarks>
[Alias("tenant")]
public interface ITenantGrain : ITenantScoped
{
    /// <summary>
    /// Installs, reinstalls, moves the site or rotates the secret. The same message again has no effect; <see cref="ConflictError"/> when
    /// its proof comes with another one, <see cref="UnavailableError"/> when the silo does not know installations of this kind.
    /// </summary>
    [Alias("install")]
    Task<Result<bool>> Install(Installation installation, LifecycleProof proof);

    /// <summary>
    /// Takes the installation off. The same message again has no effect; <see cref="ConflictError"/> when its proof was used for something
    /// else.
    /// </summary>
    [Alias("uninstall")]
    Task<Result<bool>> Uninstall(string hostIdentity, LifecycleProof proof);

    /// <summary>Switches an installation on or off; no effect on one that is uninstalled. Repeats have no effect.</summary>
    /// <param name="hostIdentity">The installation.</param>
    /// <param name="enabled">On or off.</param>
    /// <param name="issuedAt">When the host signed the message; null from front ends of earlier builds, whose messages count as they come.</param>
    [Alias("set-enabled")]
    Task SetEnabled(string hostIdentity, bool enabled, DateTimeOffset? issuedAt);

    /// <summary>How to verify requests of this identity; null when it never installed. Served from memory.</summary>
    [Alias("access"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<TenantAccess?> Access(string hostIdentity);

    /// <summary>The installation to use for calls to the host; null when none is enabled.</summary>
    [Alias("current-access"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<TenantAccess?> CurrentAccess();

    /// <summary>All installations, without their secrets.</summary>
    [Alias("installations"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ImmutableArray<InstallationDetails>> Installations();

    /// <summary>The settings; the defaults when none were ever made.</summary>
    [Alias("settings"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<TenantSettings> Settings();

    /// <summary>The site's newest move to another realm of data residency; null when there was none.</summary>
    [Alias("move"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ResidencyMove?> Move();

    /// <summary>Notes a move that the host announces. The same again has no effect; <see cref="ConflictError"/> while another one is under way.</summary>
    [Alias("schedule-move"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<Result<ResidencyMove>> ScheduleMove(ResidencyMove move);

    /// <summary>Takes a step of the move. The same again has no effect; <see cref="NotFoundError"/> when the move is not at the step before.</summary>
    [Alias("advance-move"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<Result<ResidencyMove>> AdvanceMove(long id, ResidencyStep step);

    /// <summary>
    /// Closes the tenant for its erasure: from then on it gives no access, and what would change it gets an <see cref="ErasedError"/>. Again, it answers the
    /// same. Null, and nothing happens, when it is or was installed after that time.
    /// </summary>
    /// <param name="uninstalledBefore">Null closes it even if it is installed.</param>
    [Alias("close"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ClosedTenant?> Close(DateTimeOffset? uninstalledBefore);

    /// <summary>Replaces the settings and gives them back with their new version; what changes nothing keeps the version.
    /// <see cref="StaleError"/> with the current version when <paramref name="onVersion"/> is another, <see cref="InvalidError"/>,
    /// <see cref="UnavailableError"/>.</summary>
    /// <param name="settings">All of them; the version in them does not count.</param>
    /// <param name="onVersion">The version they were made from.</param>
    /// <param name="editor">Handle of the account.</param>
    [Alias("save-settings")]
    Task<Result<TenantSettings>> SaveSettings(TenantSettings settings, int onVersion, string editor);
}
