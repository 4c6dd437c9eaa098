using System.Net;
using System.Text.RegularExpressions;
using UserMacro.Shared;

namespace UserMacro.WebApi.Migration.Conversion;

/// <summary>Texts of settings as forms here take them: without markup, and not too long.</summary>
internal static partial class PlainText
{
    /// <summary>A text of several lines without its markup.</summary>
    public static string From(string text, int most)
    {
        // Nobody writes that much markup in so little text.
        text = text.Truncate(16 * most);
        var plain = WebUtility.HtmlDecode(Tag().Replace(text, "")).ReplaceLineEndings("\n").Trim();
        return Short(new([.. plain.Where(c => c == '\n' || !char.IsControl(c))]), most);
    }

    /// <summary>A line.</summary>
    public static string Line(string text, int most) => Short(new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Trim(), most);

    static string Short(string text, int most) => text.Length <= most ? text : text.Excerpt(most - 1);

    [GeneratedRegex("</?[a-zA-Z][^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
