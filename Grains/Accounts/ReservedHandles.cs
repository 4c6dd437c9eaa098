namespace UserMacro.Grains.Accounts;

/// <summary>Handles that are reserved for accounts without one. They are kept in memory: no account is stored before a change needs its handle.</summary>
internal sealed class ReservedHandles
{
    /// <summary>How many reservations are kept; the oldest lapse.</summary>
    public const int MaxKept = 50_000;

    readonly Dictionary<string, string> _byAccount = new(StringComparer.Ordinal);
    readonly Queue<string> _accounts = new();

    /// <summary>The handle reserved for an account that has no stored one.</summary>
    public string Reserve(string accountId)
    {
        if (_byAccount.TryGetValue(accountId, out var reserved))
        {
            return reserved;
        }

        _byAccount[accountId] = reserved = AccountHandle.Create();
        _accounts.Enqueue(accountId);
        if (_accounts.Count > MaxKept)
        {
            _byAccount.Remove(_accounts.Dequeue());
        }

        return reserved;
    }

    /// <summary>Ends the reservation for an account, whose next handle is another one.</summary>
    public void Forget(string accountId) => _byAccount.Remove(accountId);

    /// <summary>Whether a handle is reserved for an account.</summary>
    public bool IsFor(string handle, string accountId) =>
        _byAccount.TryGetValue(accountId, out var reserved) && string.Equals(reserved, handle, StringComparison.Ordinal);
}
