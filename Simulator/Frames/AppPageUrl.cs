using System.Text.RegularExpressions;

namespace UserMacro.Simulator.Frames;

internal static partial class AppPageUrl
{
    /// <summary>
    /// Fills the variables <c>{ac.name}</c> of a page's URL from the query of the host's address (docs/reference/connect-descriptor.md#pages); all others
    /// stay empty.
    /// </summary>
    public static string Fill(string url, IQueryCollection query) => Variable().Replace(url, match =>
        match.Groups["name"].Value is var name && name.StartsWith("ac.", StringComparison.Ordinal) ? Uri.EscapeDataString(query[name].ToString()) : "");

    [GeneratedRegex(@"\{(?<name>[-_.A-Za-z0-9]+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();
}
