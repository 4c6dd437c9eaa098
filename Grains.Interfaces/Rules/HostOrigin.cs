using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace UserMacro.Grains.Interfaces.Rules;

/// <summary>
/// An origin that framed output may load from: <c>https://cdn.example.com</c>, <c>https://cdn.example.com:8443</c>, or all names below one,
/// <c>https://*.example.com</c>.
/// </summary>
/// <param name="Name">The name in lower-case ASCII, of two labels at least and never an address.</param>
/// <param name="Below">Whether it stands for the names below it, not for itself.</param>
/// <param name="Port">The port.</param>
public sealed record HostOrigin(string Name, bool Below, int Port)
{
    const string Scheme = "https://";
    const string Wildcard = "*.";
    const int DefaultPort = 443;
    const int MaxName = 253;
    const int MaxLabel = 63;

    /// <summary>Reads one. What it accepts holds no character that could end a source list of a content security policy.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out HostOrigin? origin)
    {
        origin = null;
        if (text is null || !text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = text[Scheme.Length..];
        var below = rest.StartsWith(Wildcard, StringComparison.Ordinal);
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var name = (colon < 0 ? rest : rest[..colon])[(below ? Wildcard.Length : 0)..];
        var port = colon < 0 ? DefaultPort : PortOf(rest[(colon + 1)..]);
        if (port == 0 || !IsName(name))
        {
            return false;
        }

        origin = new(name, below, port);
        return true;
    }

    /// <summary>Whether all that <paramref name="other"/> stands for is among what this one stands for.</summary>
    public bool Covers(HostOrigin other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Port == other.Port
            && (string.Equals(Name, other.Name, StringComparison.Ordinal) && Below == other.Below
                || Below && other.Name.EndsWith("." + Name, StringComparison.Ordinal));
    }

    static int PortOf(string text) =>
        text.Length is > 0 and <= 5 && text[0] != '0'
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue ? port : 0;

    // A last label that begins with a letter rules out addresses in any of their spellings.
    static bool IsName(string name)
    {
        var labels = name.Split('.');
        return name.Length <= MaxName && labels.Length >= 2 && labels.All(IsLabel) && char.IsAsciiLetterLower(labels[^1][0]);
    }

    static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabel && label[0] != '-' && label[^1] != '-'
        && label.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
}
