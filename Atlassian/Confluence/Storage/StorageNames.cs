using System.Xml;
using System.Xml.Linq;

namespace UserMacro.Atlassian.Confluence.Storage;

/// <summary>The namespaces of storage format, whose prefixes a fragment uses without declaring them.</summary>
internal static class StorageNames
{
    public static readonly XNamespace Ac = "http://atlassian.com/content";
    public static readonly XNamespace Ri = "http://atlassian.com/resource/identifier";
    public static readonly XNamespace At = "http://atlassian.com/template";

    static readonly (string Prefix, XNamespace Namespace)[] Prefixes = [("ac", Ac), ("ri", Ri), ("at", At)];

    /// <summary>The name as it is written, with its prefix; null for a name of a foreign namespace.</summary>
    public static string? Write(XName name)
    {
        if (name.Namespace == XNamespace.None)
        {
            return name.LocalName;
        }

        foreach (var (prefix, space) in Prefixes)
        {
            if (name.Namespace == space)
            {
                return $"{prefix}:{name.LocalName}";
            }
        }

        return null;
    }

    /// <summary>A written name; null when XML or storage format knows none like it.</summary>
    public static XName? Read(string written)
    {
        var colon = written.IndexOf(':', StringComparison.Ordinal);
        var local = written[(colon + 1)..];
        if (local.Length == 0 || !IsName(local))
        {
            return null;
        }

        if (colon < 0)
        {
            return local;
        }

        foreach (var (prefix, space) in Prefixes)
        {
            if (written.AsSpan(0, colon).SequenceEqual(prefix))
            {
                return space + local;
            }
        }

        return null;
    }

    public static XmlParserContext ParserContext()
    {
        var names = new XmlNamespaceManager(new NameTable());
        foreach (var (prefix, space) in Prefixes)
        {
            names.AddNamespace(prefix, space.NamespaceName);
        }

        return new XmlParserContext(names.NameTable, names, xmlLang: null, XmlSpace.None);
    }

    static bool IsName(string text) => XmlConvert.IsStartNCNameChar(text[0]) && text.All(XmlConvert.IsNCNameChar);
}
