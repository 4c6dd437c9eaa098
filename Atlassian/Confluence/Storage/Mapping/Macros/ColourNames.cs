using System.Collections.Frozen;
using System.Globalization;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping.Macros;

/// <summary>Finds the colour of a status lozenge that is nearest to one of CSS.</summary>
internal static class ColourNames
{
    const int GreyBelow = 40;

    static readonly FrozenDictionary<string, string> Named = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["red"] = "Red", ["crimson"] = "Red", ["firebrick"] = "Red", ["darkred"] = "Red", ["tomato"] = "Red",
        ["orange"] = "Yellow", ["darkorange"] = "Yellow", ["gold"] = "Yellow", ["yellow"] = "Yellow",
        ["green"] = "Green", ["limegreen"] = "Green", ["seagreen"] = "Green", ["darkgreen"] = "Green", ["lightgreen"] = "Green", ["lime"] = "Green",
        ["blue"] = "Blue",
        ["navy"] = "Blue", ["steelblue"] = "Blue", ["royalblue"] = "Blue", ["dodgerblue"] = "Blue", ["lightblue"] = "Blue", ["teal"] = "Blue",
        ["purple"] = "Purple", ["violet"] = "Purple", ["indigo"] = "Purple", ["magenta"] = "Purple", ["rebeccapurple"] = "Purple",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name; empty for grey and what is no colour.</summary>
    public static string Nearest(string css) => Named.TryGetValue(css, out var name) ? name : Read(css) is { } rgb ? OfHue(rgb.Red, rgb.Green, rgb.Blue) : "";

    static string OfHue(int red, int green, int blue)
    {
        var most = Math.Max(red, Math.Max(green, blue));
        var range = most - Math.Min(red, Math.Min(green, blue));
        if (range < GreyBelow)
        {
            return "";
        }

        var hue = most == red ? 60.0 * (green - blue) / range : most == green ? 120 + (60.0 * (blue - red) / range) : 240 + (60.0 * (red - green) / range);
        return ((hue + 360) % 360) switch
        {
            < 20 or >= 330 => "Red",
            < 70 => "Yellow",
            < 165 => "Green",
            < 240 => "Blue",
            _ => "Purple",
        };
    }

    static (int Red, int Green, int Blue)? Read(string css)
    {
        if (css.StartsWith('#'))
        {
            var digits = css[1..];
            if (digits.Length is 3 or 4)
            {
                digits = string.Concat(digits.SelectMany(digit => new[] { digit, digit }));
            }

            return digits.Length is 6 or 8 && int.TryParse(digits.AsSpan(0, 6), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb)
                ? (rgb >> 16, (rgb >> 8) & 255, rgb & 255)
                : null;
        }

        var open = css.IndexOf('(', StringComparison.Ordinal);
        var numbers = open > 0
            && css.StartsWith("rgb", StringComparison.Ordinal)
            ? css[(open + 1)..].TrimEnd(')').Split(',', StringSplitOptions.TrimEntries)
            : [];
        return numbers.Length >= 3
            && byte.TryParse(numbers[0], CultureInfo.InvariantCulture, out var red)
            && byte.TryParse(numbers[1], CultureInfo.InvariantCulture, out var green)
            && byte.TryParse(numbers[2], CultureInfo.InvariantCulture, out var blue) ? (red, green, blue) : null;
    }
}
