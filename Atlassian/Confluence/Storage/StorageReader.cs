using System.Xml.Linq;
using UserMacro.Atlassian.Confluence.Storage.Styles;
using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Atlassian.Confluence.Storage;

/// <summary>Reads what a template wrote: XML where it is well-formed, else HTML as browsers repair it.</summary>
internal static class StorageReader
{
    /// <summary>Half of what a body may hold: beside reading, each element is mapped and written again, within what a render has left of its time.</summary>
    static readonly HtmlLimits Limits = new() { Elements = 100_000 };

    /// <summary>An element around the nodes; null when the text is too much.</summary>
    /// <param name="markup">The text.</param>
    /// <param name="styles">A style sheet to write into the elements; with one, the text is HTML.</param>
    /// <param name="deadline">When to give up.</param>
    /// <param name="excess">What is too much.</param>
    public static XElement? Read(string markup, string styles, StorageDeadline deadline, out HtmlExcess? excess)
    {
        excess = null;
        if (styles.Length == 0 && StorageFormat.IsWellFormed(markup))
        {
            return ReadXml(markup);
        }

        var tree = new StorageTree();
        excess = new HtmlTreeBuilder(markup, tree, Limits, isStorage: true).Build(deadline.At);
        if (excess is not null)
        {
            return null;
        }

        if (styles.Length > 0)
        {
            new StyleInliner(StyleSheet.Read(styles), deadline).Apply(tree.Root);
        }

        return tree.Root;
    }

    static XElement ReadXml(string markup)
    {
        var root = new XElement("root");
        using var reader = StorageFormat.OpenReader(markup);
        reader.Read();
        while (!reader.EOF)
        {
            root.Add(XNode.ReadFrom(reader));
        }

        return root;
    }
}
