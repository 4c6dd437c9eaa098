namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>The header of a revision in the version history.</summary>
/// <param name="Number">1 and upwards without gaps, never given twice to one key.</param>
/// <param name="Author">Handle of the account (see <see cref="Accounts.IAccountsGrain"/>).</param>
/// <param name="PublishedAt">When.</param>
/// <param name="Note">Why, in the author's words.</param>
/// <param name="Hash">SHA-256 of the definition in its stored form, in lower-case hexadecimal digits.</param>
[GenerateSerializer, Immutable, Alias("revision-header")]
public sealed record RevisionHeader(
    [property: Id(0)] int Number,
    [property: Id(1)] string Author,
    [property: Id(2)] DateTimeOffset PublishedAt,
    [property: Id(3)] string Note,
    [property: Id(4)] string Hash)
{
    /// <summary>The revision whose content this one brought back; null for one made from a draft.</summary>
    [Id(5)] public int? RestoredFrom { get; init; }

    /// <summary>Who approved it; null when the site asked for no second pair of eyes.</summary>
    [Id(6)] public ApprovalDecision? Approval { get; init; }
}
