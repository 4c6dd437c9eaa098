using System.Collections.Immutable;
using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Interfaces.Privacy;

/// <summary>What people of a tenant asked its administrators to do with their data, open and for 90 days after it was answered. Key: the tenant.</summary>
[Alias("privacy-requests")]
public interface IPrivacyRequestsGrain : ITenantScoped
{
    /// <summary>All of them, the newest first.</summary>
    [Alias("list"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ImmutableArray<PrivacyRequest>> List();

    /// <summary>Enters a request. <see cref="ConflictError"/> while the person has an open one of this kind, <see cref="LimitError"/> when too many are open,
    /// <see cref="InvalidError"/>.</summary>
    /// <param name="kind">What is to be done.</param>
    /// <param name="note">What the person writes about it; may be empty.</param>
    /// <param name="person">Handle of the person's account, which must be stored already.</param>
    [Alias("create"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<Result<PrivacyRequest>> Create(PrivacyRequestKind kind, string note, string person);

    /// <summary>Takes an open request of the person back and erases it; <see cref="NotFoundError"/> when there is none of this ID.</summary>
    [Alias("withdraw"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<Result<PrivacyRequest>> Withdraw(string id, string person);

    /// <summary>Answers a request. <see cref="NotFoundError"/>, <see cref="ConflictError"/> when it was answered before, <see cref="InvalidError"/> for
    /// one that is declined without a reason.</summary>
    /// <param name="id">The request.</param>
    /// <param name="outcome">Whether it was done.</param>
    /// <param name="reason">What to tell the person.</param>
    /// <param name="editor">Handle of the administrator's account.</param>
    [Alias("answer"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<Result<PrivacyRequest>> Answer(string id, PrivacyOutcome outcome, string reason, string editor);
}
