using System.Collections.Immutable;

namespace UserMacro.Simulator.Sites.Content;

/// <summary>A person of the simulated sites. Every site knows the same five.</summary>
/// <param name="Name">What the user switch calls the person.</param>
/// <param name="AccountId">Atlassian account id; empty for the anonymous visitor.</param>
internal sealed record SimulatedUser(string Name, string AccountId, string DisplayName, bool MayEdit, bool MayAdminister)
{
    public static readonly SimulatedUser Administrator =
        new("administrator", "712020:5a3c1d6e-70b4-4c1e-9a55-0f6f3f0c9a01", "Ada Admin", MayEdit: true, MayAdminister: true);
    public static readonly SimulatedUser Author =
        new("author", "712020:8f0d2b7c-19e6-4a83-b0f4-6c2a7d51e802", "Arthur Author", MayEdit: true, MayAdminister: false);
    public static readonly SimulatedUser Viewer =
        new("viewer", "712020:c4e97a10-52fd-4be1-8a7b-93d8e6b5f703", "Vera Viewer", MayEdit: false, MayAdminister: false);
    /// <summary>Somebody from outside who was invited into a space.</summary>
    public static readonly SimulatedUser Guest =
        new("guest", "712020:1d9e64f2-83ab-4d57-bc10-5e7f20a9c604", "Gita Guest", MayEdit: false, MayAdminister: false);

    public static readonly SimulatedUser Anonymous = new("anonymous", "", "Anonymous", MayEdit: false, MayAdminister: false);

    public static readonly ImmutableArray<SimulatedUser> All = [Administrator, Author, Viewer, Guest, Anonymous];

    public bool IsAnonymous => AccountId.Length is 0;

    /// <summary>The account id, or null for the anonymous visitor, who has none in any token (docs/reference/connect-tokens.md#tokens-of-the-host).</summary>
    public string? Subject => IsAnonymous ? null : AccountId;

    public string Initials => string.Concat(DisplayName.Split(' ').Select(word => word[0]));

    public static SimulatedUser? ByName(string? name) => All.FirstOrDefault(user => user.Name.Equals(name, StringComparison.Ordinal));

    public static SimulatedUser? ByAccountId(string? id) =>
        string.IsNullOrEmpty(id) ? null : All.FirstOrDefault(user => user.AccountId.Equals(id, StringComparison.Ordinal));
}
