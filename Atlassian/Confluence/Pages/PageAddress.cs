namespace UserMacro.Atlassian.Confluence.Pages;

/// <summary>Names one version of a page or blog post.</summary>
/// <param name="ContentType"><c>page</c> or <c>blogpost</c>; other content has no address of this kind.</param>
/// <param name="ContentId">Its id; digits.</param>
/// <param name="Version">Its version, a number.</param>
public readonly record struct PageAddress(string ContentType, string ContentId, string Version)
{
    /// <summary>Where the site keeps it with its storage format, below its base URL (docs/reference/confluence-rest.md#requests); null when it keeps none
    /// there.</summary>
    public string? Path => Collection is { } collection
        && ContentId.Length is > 0 and <= 20 && ContentId.All(char.IsAsciiDigit)
        && Version.Length is > 0 and < 10 && Version.All(char.IsAsciiDigit)
            ? $"/api/v2/{collection}/{ContentId}?body-format=storage&version={Version}"
            : null;

    string? Collection => ContentType switch
    {
        "page" => "pages",
        "blogpost" => "blogposts",
        _ => null,
    };
}
