using System.Collections.Immutable;
using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Calls;

namespace UserMacro.Grains.Interfaces.Accounts;

/// <summary>
/// The only place with account ids: everything else holds handles such as <c>u17</c>, so that one write forgets a person everywhere. Key: the tenant.
/// </summary>
[Alias("accounts")]
public interface IAccountsGrain : ITenantScoped
{
    /// <summary>The handle of an account; makes one on first use.</summary>
    [Alias("handle"), Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<string> HandleOf(string accountId);

    /// <summary>As <see cref="Find"/>: for front ends of previous builds during an upgrade, which had handles made for people who were refused.</summary>
    [Alias("stranger")]
    Task<string?> HandleOfStranger(string accountId);

    /// <summary>The handle of an account; null when it has none.</summary>
    [Alias("find"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<string?> Find(string accountId);

    /// <summary>The handles of these accounts. Those that have none get one that is stored by <see cref="Keep"/> only. The text of a
    /// <see cref="FormerUser"/> gives back its handle, and is left out when no such handle was ever given.</summary>
    [Alias("reserve"), Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<AccountReservation> Reserve(ImmutableArray<string> accountIds);

    /// <summary>Stores reserved handles; to be called before the write that needs them.</summary>
    /// <param name="byHandle">Account IDs by handle.</param>
    /// <returns>False when a reservation has lapsed: nothing is stored, and the request must be repeated.</returns>
    [Alias("keep"), Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<bool> Keep(ImmutableDictionary<string, string> byHandle);

    /// <summary>As <see cref="Reserve"/>, and stores the new ones at once: for front ends of previous builds during an upgrade.</summary>
    [Alias("handles"), Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ImmutableDictionary<string, string>> HandlesOf(ImmutableArray<string> accountIds);

    /// <summary>The account ids of these handles; a forgotten or unknown handle is left out.</summary>
    [Alias("accounts"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ImmutableDictionary<string, string>> AccountsOf(ImmutableArray<string> handles);

    /// <summary>What is stored about an account; null when nothing is.</summary>
    [Alias("stored"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<StoredAccount?> FindStored(string accountId);

    /// <summary>All stored accounts, in the order of their handles' age.</summary>
    [Alias("list"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ImmutableArray<StoredAccount>> List();

    /// <summary>Forgets an account by one write: whatever holds its handle shows a former user from then on.</summary>
    /// <returns>The handle that it had; null when it had none.</returns>
    [Alias("forget"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<string?> Forget(string accountId);

    /// <summary>The accounts that are to be reported to the host; for <see cref="IPersonalDataGrain"/> only.</summary>
    [Alias("due"), Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<DueAccounts> FindDue();

    /// <summary>Stores what came of a report; for <see cref="IPersonalDataGrain"/> only.</summary>
    [Alias("reported"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Complete(AccountReport report);
}
