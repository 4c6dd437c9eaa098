namespace UserMacro.Hostile.Constructs;

/// <summary>What nests in HTML, or makes a parser look through all that is open.</summary>
public static class HtmlConstructs
{
    /// <summary>Elements inside each other.</summary>
    public static IReadOnlyList<Construct> All { get; } =
    [
        Element("div"), Element("span"), Element("b"), Element("a"), Element("blockquote"), Element("section"), Element("font"),
        Element("button"), Element("template"), Element("select"), Element("object"), Element("ruby"), Element("custom-x"),
        Element("noscript"), Element("svg"), Element("math"), Element("dl"),
        new("list", "<ul><li>", "x", "</li></ul>"),
        new("table", "<table><tr><td>", "x", "</td></tr></table>"),
        new("table in text", "<table>", "x", "</table>"),
        new("foreign object", "<svg><foreignObject>", "x", "</foreignObject></svg>"),
        new("annotation", "<math><annotation-xml encoding=\"text/html\">", "x", "</annotation-xml></math>"),
        new("div left open", "<div>", "x"),
        new("b left open", "<b>", "x"),
        new("p and b left open", "<p><b>", "x"),
        new("form left open", "<form><div>", "x"),
        new("comments", "<!--", "x", "-->"),
        new("comments left open", "<!--", "x"),
        new("ends of nothing", "</p>", "x"),
        new("wrong order", "<b><i></b>", "x"),
        new("attributes", " a", "", Head: "<p", Tail: ">x</p>"),
        new("entities", "&amp;", "x"),
        new("less than", "<", "x"),
        new("cdata", "<svg><![CDATA[", "x", "]]></svg>"),
        new("macros of storage format", "<ac:structured-macro ac:name=\"a\"><ac:rich-text-body>", "x", "</ac:rich-text-body></ac:structured-macro>"),
    ];

    static Construct Element(string name) => new(name, $"<{name}>", "x", $"</{name}>");
}
