using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using UserMacro.Atlassian.Confluence.Storage.Styles;
using UserMacro.Atlassian.Html;

namespace UserMacro.Atlassian.Confluence.Storage;

/// <summary>Reads what a template wrote: XML where it is well-formed, else HTML as browsers repair it.</summary>
internal static partial class StorageReader
{
    static readonly HtmlParser Parser = new();

    /// <summary>An element around the nodes; null when the text is neither, or would take too much to repair.</summary>
    /// <param name="markup">The text.</param>
    /// <param name="styles">A style sheet to write into the elements; with one, the text is HTML.</param>
    public static XElement? Read(string markup, string styles = "")
    {
        if (styles.Length == 0 && StorageFormat.IsWellFormed(markup))
            return ReadXml(markup);
        // A browser reads neither of these: an element of a prefix that closes itself would swallow what follows, and CDATA is a comment to it.
        var html = Selfclosed().Replace(Cdata().Replace(markup, section => StorageFormat.Escape(section.Groups["text"].Value)), "<${tag}></${name}>");
        return HtmlBudget.Allows(html) ? ReadHtml(html, styles) : null;
    }

    static XElement ReadXml(string markup)
    {
        var root = new XElement("root");
        using var reader = StorageFormat.OpenReader(markup);
        reader.Read();
        while (!reader.EOF)
            root.Add(XNode.ReadFrom(reader));
        return root;
    }

    static XElement ReadHtml(string html, string styles)
    {
        using var document = Parser.ParseDocument("<body>" + html);
        if (styles.Length > 0)
            new StyleInliner(StyleSheet.Read(styles)).Apply(document.Body!);
        var root = new XElement("root");
        Copy(document.Body!, root);
        return root;
    }

    static void Copy(INode from, XElement to)
    {
        foreach (var node in from.ChildNodes)
        {
            if (node is IText text)
                to.Add(new XText(Clean(text.Data)));
            if (node is IElement element)
                Copy(element, to);
        }
    }

    static void Copy(IElement from, XElement to)
    {
        if (StorageNames.Read(from.LocalName) is not { } name)
        {
            Copy((INode)from, to);
            return;
        }

        var copy = new XElement(name);
        foreach (var attribute in from.Attributes)
        {
            if (StorageNames.Read(attribute.Name) is { } attributeName && copy.Attribute(attributeName) is null)
                copy.Add(new XAttribute(attributeName, Clean(attribute.Value)));
        }

        Copy((INode)from, copy);
        to.Add(copy);
    }

    static string Clean(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        return clean.ToString();
    }

    [GeneratedRegex(@"<(?<tag>(?<name>(ac|ri|at):[A-Za-z0-9-]+)(\s[^<>]*)?)/>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Selfclosed();

    [GeneratedRegex(@"<!\[CDATA\[(?<text>.*?)\]\]>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Cdata();
}
