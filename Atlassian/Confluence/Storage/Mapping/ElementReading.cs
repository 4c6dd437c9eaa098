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

    /// <summary>Its classes in order; none when they take more than <see cref="MaxComparedLength"/>.</summary>
    public static IEnumerable<string> Classes(this XElement element) => ClassesOf(element)?.InOrder ?? [];

    public static bool HasClass(this XElement element, params ReadOnlySpan<string> names)
    {
        if (ClassesOf(element) is not { } classes)
        {
            return false;
        }

        foreach (var name in names)
        {
            if (classes.Names.Contains(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Text as a reader sees it, on one line.</summary>
    public static string OneLine(this XElement element) =>
        string.Join(' ', element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Kept with the element: style sheets and mappings ask for them many times.</summary>
    static ElementClasses? ClassesOf(XElement element)
    {
        if (element.Annotation<ElementClasses>() is { } known)
        {
            return known;
        }

        if (element.Text("class") is not { Length: > 0 and <= MaxComparedLength } written)
        {
            return null;
        }

        var classes = new ElementClasses(written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        element.AddAnnotation(classes);
        return classes;
    }

    /// <summary>The classes of an element, whose attribute nothing changes once it is read.</summary>
    sealed class ElementClasses(string[] inOrder)
    {
        public string[] InOrder => inOrder;

        public HashSet<string> Names { get; } = new(inOrder, StringComparer.Ordinal);
    }
}
