using System.Collections.Immutable;
using System.Text.Json.Serialization;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Accounts;

/// <summary>The accounts that worked on a tenant's macros, by handle.</summary>
[GenerateSerializer, Immutable, Alias("account-book")]
internal sealed record AccountCollection : IGuardedState
{
    /// <summary>The number of the last handle that earlier builds gave, which counted them.</summary>
    [Id(0), JsonPropertyName("LastNumber")] public int LastNumber { get; init; }

    /// <summary>Account ids by handle.</summary>
    [Id(1), JsonPropertyName("Accounts")] public ImmutableDictionary<string, string> Accounts { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How many handles earlier builds made for people who were refused. None are made for them any more.</summary>
    [Id(2), JsonPropertyName("Strangers")] public int Strangers { get; init; }

    /// <summary>When each account was stored and reported to the host.</summary>
    [Id(3)] public AccountReports Reports { get; init; } = new();

    /// <inheritdoc/>
    [Id(4)] public long Generation { get; init; } = 1;

    /// <summary>The handle of an account; null when it has none.</summary>
    public string? Find(string accountId)
    {
        foreach (var (handle, account) in Accounts)
        {
            if (string.Equals(account, accountId, StringComparison.Ordinal))
            {
                return handle;
            }
        }

        return null;
    }

    /// <summary>The handles of these accounts, and the accounts that have none.</summary>
    public (ImmutableDictionary<string, string> Handles, ImmutableArray<string> Unknown) HandlesOf(ImmutableArray<string> accountIds)
    {
        var handles = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var unknown = ImmutableArray.CreateBuilder<string>();
        foreach (var account in accountIds.Distinct(StringComparer.Ordinal))
        {
            if (FormerUser.HandleOf(account) is { } former)
            {
                if (AccountHandle.IsRandom(former) || AccountHandle.NumberOf(former) <= LastNumber)
                {
                    handles[account] = former;
                }
            }
            else if (Find(account) is { } known)
            {
                handles[account] = known;
            }
            else
            {
                unknown.Add(account);
            }
        }

        return (handles.ToImmutable(), unknown.DrainToImmutable());
    }

    /// <summary>With reserved handles; this very book when it has them. Null when a reservation has lapsed or its account has another handle.</summary>
    /// <param name="byHandle">Account IDs by handle.</param>
    /// <param name="isReserved">Whether a handle is reserved for an account.</param>
    public AccountCollection? Keep(ImmutableDictionary<string, string> byHandle, Func<string, string, bool> isReserved)
    {
        var book = this;
        foreach (var (handle, account) in byHandle)
        {
            if (book.Find(account) is { } known)
            {
                if (!string.Equals(known, handle, StringComparison.Ordinal))
                {
                    return null;
                }
            }
            else if (AccountHandle.IsRandom(handle) && !book.Accounts.ContainsKey(handle) && isReserved(handle, account))
            {
                book = book with { Accounts = book.Accounts.Add(handle, account) };
            }
            else
            {
                return null;
            }
        }

        return book;
    }

    /// <summary>Without these accounts. Their handles are never given again, so whatever holds one shows a former user.</summary>
    public AccountCollection Forget(IReadOnlyCollection<string> handles) => handles.Count == 0
        ? this
        : this with { Accounts = Accounts.RemoveRange(handles), Reports = Reports.Forget(handles), Generation = Generation + 1 };
}
