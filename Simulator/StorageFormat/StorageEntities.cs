using System.Net;
using System.Text.RegularExpressions;

namespace UserMacro.Simulator.StorageFormat;

/// <summary>Turns named entities of HTML into their characters, so that XML can be read; CDATA sections stay as they are.</summary>
internal static partial class StorageEntities
{
    public static string Resolve(string text) => Token().Replace(text, match =>
        match.Groups["name"] is { Success: true } name && name.Value is not ("amp" or "lt" or "gt" or "quot" or "apos")
            ? Character(match.Value)
            : match.Value);

    static string Character(string entity) => WebUtility.HtmlDecode(entity) is { } decoded && decoded != entity ? decoded : entity;

    [GeneratedRegex(@"<!\[CDATA\[.*?\]\]>|&(?<name>[A-Za-z][A-Za-z0-9]*);",
        RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
