using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using UserMacro.Grains.Interfaces.Accounts;

namespace UserMacro.Grains.Accounts;

/// <summary>The accounts that worked on a tenant's macros, by handle.</summary>
[GenerateSerializer, Immutable, Alias("account-book")]
internal sealed record AccountCollection
{
    /// <summary>How many handles may be made for people who never changed anything.</summary>
    public const int MaxStrangers = 1_000;

    /// <summary>The number of the handle given last; never falls, so that a handle never changes its person.</summary>
    [Id(0), JsonPropertyName("LastNumber")] public int LastNumber { get; init; }

    /// <summary>Account ids by handle.</summary>
    [Id(1), JsonPropertyName("Accounts")] public ImmutableDictionary<string, string> Accounts { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How many handles were made for people who had none and were refused.</summary>
    [Id(2), JsonPropertyName("Strangers")] public int Strangers { get; init; }

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

    /// <summary>With one more account, whose handle is that of <see cref="LastNumber"/>.</summary>
    public AccountCollection Add(string accountId) => this with { LastNumber = LastNumber + 1, Accounts = Accounts.Add(HandleAt(LastNumber + 1), accountId) };

    /// <summary>The handles of these accounts, and the book with those that are new; this very book when none is.</summary>
    public (AccountCollection Book, ImmutableDictionary<string, string> Handles) HandlesOf(ImmutableArray<string> accountIds)
    {
        var handles = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var book = this;
        foreach (var account in accountIds.Distinct(StringComparer.Ordinal))
        {
            if (FormerUser.HandleOf(account) is { } former)
            {
                // A number not given yet will be somebody else's one day.
                if (NumberOf(former) is { } given && given >= 1 && given <= LastNumber)
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
                book = book.Add(account);
                handles[account] = HandleAt(book.LastNumber);
            }
        }

        return (book, handles.ToImmutable());
    }

    /// <summary>The handle of this number.</summary>
    public static string HandleAt(int number) => string.Create(CultureInfo.InvariantCulture, $"u{number}");

    static int? NumberOf(string handle) =>
        handle.Length > 1 && handle[0] == 'u' && handle[1] != '0'
        && int.TryParse(handle.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
