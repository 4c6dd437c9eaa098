namespace UserMacro.Markup.Probe;

/// <summary>Style sheets that are costly to read or to match.</summary>
static class StyleSheets
{
    /// <summary>Characters that a macro's styles may have.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>Deep and wide at once.</summary>
    public static readonly string Markup = string.Concat(
        Constructs.Repeat("<div class='a b c' id=x title=y>", 200), Constructs.Repeat(
            "<p class='a b c'>x</p>", 20_000), $"<p class='{Constructs.Repeat("a ", 50_000)}' style='{Constructs.Repeat("color:red;", 10_000)}'>");

    /// <summary>As many elements as all rules are matched against, with as many classes as are looked at.</summary>
    static readonly string WideMarkup = Constructs.Repeat($"<p class='{Constructs.Repeat("a ", 500)}'>x</p>", 3_900);

    public static IEnumerable<Construct> All() =>
    [
        new("rules", "", "p{color:red}", "", ""), new("rules of one class", "", ".a#{color:red}", "", ""),
        new("descendants", "", "div ", "p{color:red}", ""), new("short descendants", "", "div div p{color:red}", "", ""),
        new("children", "", "div>div>div>p{color:red}", "", ""), new("siblings", "", "p+p+p+p{color:red}", "", ""),
        new("lists of selectors", "", "p,", "p{color:red}", ""), new("declarations", "p{", "color:red;", "}", ""),
        new("variables", "p{", "--a#:1;", "}", ""), new("variables of all", "*{", "--a#:var(--a1);", "}", ""),
        new("references", "p{color:", "var(--a,", "red", ")"), new("braces", "", "{", "", "}"), new("braces left open", "p", "{", "", ""),
        new("comments", "", "/**/", "", ""), new("comments left open", "", "/*", "", ""), new("strings left open", "", "'", "", ""),
        new("brackets left open", "", "(", "", ""), new("not", "", ":not(", "p", ")"), new("attributes", "p", "[class]", "{color:red}", ""),
        new("parts of attributes", "", "[class*=aaaaaaaaab]{color:red}", "", ""), new("attributes left open", "", "[a", "{}", ""),
        new("states", "", "p:last-child{color:red}", "", ""), new("at rules", "", "@media x{p{", "", "}}"),
        new("classes", "p", ".a", "{color:red}", ""), new("many classes", "", $"p{Constructs.Repeat(".a", 95)}.b{{}}", "", "") { Markup = WideMarkup },
    ];
}
