namespace UserMacro.WebApi.Migration.Contracts;

/// <summary>The rule that a caller wants, spelled as the API spells it; skip for an empty text.</summary>
internal readonly record struct ConflictChoice(ConflictRule Rule)
{
    public static bool TryParse(string? text, out ConflictChoice choice)
    {
        choice = text switch
        {
            "replace" => new(ConflictRule.Replace),
            "rename" => new(ConflictRule.Rename),
            _ => new(ConflictRule.Skip),
        };
        return text is "skip" or "replace" or "rename" || string.IsNullOrEmpty(text);
    }
}
