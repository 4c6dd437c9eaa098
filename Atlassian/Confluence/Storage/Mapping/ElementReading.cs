using System.Xml.Linq;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping;

/// <summary>Reads HTML elements.</summary>
internal static class ElementReading
{
    /// <summary>Characters of an attribute that is compared with what names of classes and selectors say; nobody writes longer ones.</summary>
    public const int MaxComparedLength = 1024;

    /// <summary>Whether it is an HTML element of one of these names.</summary>
    public static bool IsHtml(this XElement element, params ReadOnlySpan<string> names) =>
        element.Name.Namespace == XNamespace.None && names.Contains(element.Name.LocalName);

    public static string Text(this XElement element, string attribute) => (string?)element.Attribute(attribute) ?? "";

    /// <summary>Its classes; none when they take more than <see cref="MaxComparedLength"/>.</summary>
    public static IReadOnlyList<string> Classes(this XElement element) =>
        element.Text("class").Length > MaxComparedLength ? [] : element.Text("class").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public static bool HasClass(this XElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in element.Classes())
        {
            if (names.Contains(name))
                return true;
        }

        return false;
    }

    /// <summary>Text as a reader sees it, on one line.</summary>
    public static string OneLine(this XElement element) =>
        string.Join(' ', element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
