using System.Text.RegularExpressions;

namespace UserMacro.Simulator.Macros;

/// <summary>
/// Fills the variables of a module's URL (docs/reference/connect-descriptor.md#addresses). A parameter that the URL does not name is not sent.
/// </summary>
internal static partial class MacroUrl
{
    /// <summary>How much of a body the app gets where it does not get all of it.</summary>
    public const int BodyLimit = 128;

    /// <summary>Path and query below the app's base URL, values percent-encoded; a variable without a value is empty. Parameters are passed by identifiers
    /// spelled exactly:
    /// whether aliases of Data Center's spelling serve here is UNVERIFIED (docs/reference/connect-descriptor.md#parameters).</summary>
    /// <param name="wholeBody">Static macros that are posted get the body in full (docs/reference/connect-descriptor.md#body-of-a-macro).</param>
    public static string Fill(string url, MacroModule module, MacroInvocation use, MacroLocation place, bool wholeBody = false)
    {
        var body = wholeBody ? use.Body : Truncate(use.Body);
        return Variable().Replace(url, match => Uri.EscapeDataString(match.Groups["name"].Value switch
        {
            "macro.id" or "macro.hash" => use.Id,
            "macro.localId" or "macro.fragmentLocalId" => use.LocalId,
            "macro.body" => body,
            "macro.truncated" => body.Length < use.Body.Length ? "true" : "false",
            "page.id" or "content.id" => place.PageId,
            "page.title" => place.PageTitle,
            "page.type" or "content.type" => "page",
            "page.version" or "content.version" => place.VersionText,
            "space.id" => place.Space.Id,
            "space.key" => place.Space.Key,
            "editor.version" => "v2",
            "output.type" => place.OutputType,
            var name =>
                module.Parameters.FirstOrDefault(parameter => parameter.Identifier.Equals(name, StringComparison.Ordinal)) is { } parameter
                    ? use.Parameter(parameter.Identifier) ?? "" : "",
        }));
    }

    /// <summary>The first 128 characters, never half a surrogate pair.</summary>
    public static string Truncate(string body) =>
        body.Length <= BodyLimit ? body : body[..(char.IsHighSurrogate(body[BodyLimit - 1]) ? BodyLimit - 1 : BodyLimit)];

    [GeneratedRegex(@"\{(?<name>[-_.A-Za-z0-9]+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();
}
