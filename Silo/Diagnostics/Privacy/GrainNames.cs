using System.Text.RegularExpressions;
using UserMacro.Grains.Persistence;

namespace UserMacro.Silo.Diagnostics.Privacy;

/// <summary>Grains in texts, named so that nobody learns whose they are or what they are called.</summary>
internal static partial class GrainNames
{
    /// <summary>The name of a grain: its type and a short hash of its key.</summary>
    public static string NameOf(GrainId grain) => GrainTag.For(grain);

    /// <summary>The text with each grain in it by that name.</summary>
    public static string Replace(string text) => Grain().Replace(
        text,
        match => NameOf(GrainId.Create(match.Groups["type"] is { Success: true } type ? type.Value : "grain", match.Groups["key"].Value)));

    [GeneratedRegex(
        """(?:(?<type>[a-z]+)[/=])?(?<key>(?:erasure/)?t-[0-9a-f]{32}(?:/[^\s'"),;\]]*)?)|(?<type>tenantdirectory)[/=](?<key>[^\s'"),;\]]+)""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Grain();
}
