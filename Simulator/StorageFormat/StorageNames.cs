using System.Xml.Linq;

namespace UserMacro.Simulator.StorageFormat;

/// <summary>The two namespaces of storage format. Texts use their prefixes without ever declaring them.</summary>
internal static class StorageNames
{
    public static readonly XNamespace Ac = "http://atlassian.com/content";
    public static readonly XNamespace Ri = "http://atlassian.com/resource/identifier";

    public static readonly XName Macro = Ac + "structured-macro";
    public static readonly XName MacroName = Ac + "name";
    public static readonly XName MacroId = Ac + "macro-id";
    public static readonly XName LocalId = Ac + "local-id";
    public static readonly XName SchemaVersion = Ac + "schema-version";
    public static readonly XName Parameter = Ac + "parameter";
    public static readonly XName RichBody = Ac + "rich-text-body";
    public static readonly XName PlainBody = Ac + "plain-text-body";
}
