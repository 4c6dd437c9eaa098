namespace UserMacro.Atlassian.Confluence.Data;

/// <summary>The place of a macro whose surroundings are asked for. All of it is from a verified token or a sealed ticket.</summary>
/// <param name="ContentId">The page; digits.</param>
/// <param name="ContentType"><c>page</c> or <c>blogpost</c>; others have no data of their own.</param>
/// <param name="SpaceKey">Its space.</param>
/// <param name="AccountId">The viewer; null for anonymous ones.</param>
/// <param name="BaseUrl">The site's base URL, ending in <c>/wiki</c>.</param>
public sealed record DataScope(string ContentId, string ContentType, string SpaceKey, string? AccountId, string BaseUrl)
{
    /// <summary>Where the API keeps the page: <c>/api/v2/pages/17</c>; null where it keeps none.</summary>
    internal string? ContentPath =>
        CollectionOf(ContentType) is { } collection
            && ContentId.Length is > 0 and <= 20
            && ContentId.All(char.IsAsciiDigit)
            ? $"/api/v2/{collection}/{ContentId}" : null;

    /// <summary>Whether it is a page, which is in a tree.</summary>
    internal bool IsPage => string.Equals(ContentType, "page", StringComparison.Ordinal);

    static string? CollectionOf(string type) => type switch
    {
        "page" => "pages",
        "blogpost" => "blogposts",
        _ => null,
    };
}
