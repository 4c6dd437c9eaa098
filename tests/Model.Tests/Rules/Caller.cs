using System.Collections.Immutable;
using UserMacro.Model.Tests.Operations;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Rules;

/// <summary>Who sends a request: an administrator from the admin page, or a script with an API token.</summary>
/// <param name="Account">The account in whose name.</param>
/// <param name="Token">The token; null for the admin page.</param>
sealed record Caller(string Account, TokenState? Token)
{
    /// <summary>The administrators of every site.</summary>
    public static readonly ImmutableArray<string> Accounts = ["5be24ad8b1653240376955d2", "70121:model-second", "70121:model-third"];

    /// <summary>The caller of an operation; the admin page replaces tokens that do not exist yet.</summary>
    public static Caller From(Operation operation, SiteState site)
    {
        var usable = site.Tokens.Where(token => token.Text is not null).ToList();
        var choice = operation.Caller / 2 % 4;
        if (choice < Accounts.Length || usable.Count == 0)
        {
            return new(Accounts[choice % Accounts.Length], Token: null);
        }

        var token = usable[operation.Caller / 8 % usable.Count];
        return new(token.By, token);
    }

    /// <summary>An administrator other than the caller.</summary>
    public Caller Other() => new(Accounts[(Accounts.IndexOf(Account) + 1) % Accounts.Length], Token: null);
}
