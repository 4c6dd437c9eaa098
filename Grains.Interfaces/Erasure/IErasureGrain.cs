using System.Collections.Immutable;
using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Interfaces.Erasure;

/// <summary>Erases everything of one tenant. Key: <see cref="Keys.GrainKeys.Erasure"/>, which is under no tenant: the certificate outlives its data.</summary>
[Alias("erasure")]
public interface IErasureGrain : ITenantScoped
{
    /// <summary>The app was uninstalled: the data are erased when the grace period has passed and it is still uninstalled.</summary>
    [Alias("schedule"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Schedule();

    /// <summary>As <see cref="Schedule"/>, unless an erasure is scheduled already; returns at once.</summary>
    [Alias("ensure-scheduled"), OneWay]
    Task EnsureScheduled();

    /// <summary>The app was installed again: an erasure that is only scheduled does not happen.</summary>
    [Alias("cancel"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Cancel();

    /// <summary>
    /// Erases at once, or, where publishing needs an approval, as soon as another administrator asks for the same. <see cref="ForbiddenError"/> for the one
    /// who asked before.
    /// </summary>
    /// <param name="editor">Handle of the account.</param>
    [Alias("request")]
    Task<Result<ErasureStatus>> Request(string editor);

    /// <summary>
    /// Erases at once what is left of a tenant that another deployment serves: its modules stay, because they are the other's. Repeats change nothing.
    /// </summary>
    /// <param name="identities">The host identities of the tenant.</param>
    [Alias("erase-moved"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task EraseMoved(ImmutableArray<string> identities);

    /// <summary>The signed certificate; null before there is one. For operators, who need no secret.</summary>
    [Alias("certificate-of-move"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<string?> CertificateOfMove();

    /// <summary>Withdraws a request that waits for another administrator; <see cref="NotFoundError"/> when none does.</summary>
    [Alias("withdraw"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<Result<bool>> Withdraw();

    /// <summary>How far it is, and the secret of the link to the certificate, which stays the same.</summary>
    [Alias("status"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ErasureStatus> Status();

    /// <summary>The signed certificate for whoever knows the secret; null when the secret is wrong or there is none yet.</summary>
    [Alias("certificate"), SystemCall, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<string?> Certificate(string secret);
}
