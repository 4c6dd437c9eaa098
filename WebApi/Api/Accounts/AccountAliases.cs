using System.Collections.Immutable;

namespace UserMacro.WebApi.Api.Accounts;

/// <summary>The handles of some accounts.</summary>
internal sealed class AccountAliases(ImmutableDictionary<string, string> byAccount)
{
    public static readonly AccountAliases None = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>The handle; null when the account has none.</summary>
    public string? Of(string accountId) => byAccount.GetValueOrDefault(accountId);
}
