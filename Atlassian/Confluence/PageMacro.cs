using System.Text.RegularExpressions;

namespace UserMacro.Atlassian.Confluence;

/// <summary>Names one use of a macro in one version of a page.</summary>
/// <param name="ContentId">The page.</param>
/// <param name="Version">Its version, a number.</param>
/// <param name="MacroId">The macro's id in it.</param>
public sealed partial record PageMacro(string ContentId, string Version, string MacroId)
{
    /// <summary>
    /// Whether every part can appear in a path: ids of digits, letters and hyphens, which lead nowhere else (docs/reference/confluence-rest.md#permissions).
    /// </summary>
    public bool IsSafe => Id().IsMatch(ContentId) && Id().IsMatch(MacroId) && Version.Length is > 0 and < 10 && Version.All(char.IsAsciiDigit);

    /// <summary>Where the site keeps it, below its base URL (docs/reference/confluence-rest.md#requests); for a safe one only.</summary>
    public string Path => $"/rest/api/content/{ContentId}/history/{Version}/macro/id/{MacroId}";

    [GeneratedRegex("^[A-Za-z0-9-]{1,100}$", RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
