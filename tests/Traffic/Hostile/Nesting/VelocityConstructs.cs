namespace UserMacro.Traffic.Hostile.Nesting;

/// <summary>What nests in Velocity.</summary>
public static class VelocityConstructs
{
    /// <summary>Just below what the parser takes of operators in a row, and of parentheses inside each other.</summary>
    public const int Chain = 95;

    /// <summary>Templates.</summary>
    public static IReadOnlyList<Construct> All { get; } =
    [
        Expression("parentheses", "(", "1", ")"),
        Expression("sums", "1+", "1"),
        Expression("sums on the right", "1+(", "1", ")"),
        Expression("differences", "1-", "1"),
        Expression("products", "1*", "1"),
        Expression("or", "true||", "true"),
        Expression("and", "true&&", "true"),
        Expression("or and and", "true||true&&", "true"),
        Expression("comparisons", "1==", "1"),
        Expression("order", "1<", "1"),
        Expression("negations", "!", "true"),
        Expression("words", "true or ", "true"),
        Expression("lists", "[", "1", "]"),
        Expression("maps", "{\"a\":", "1", "}"),
        Expression("ranges", "[1..", "2", "]"),
        Expression("parentheses left open", "("),
        Expression("lists left open", "["),
        Expression("maps left open", "{\"a\":"),
        Expression("arguments", "$a.get(", "1", ")"),
        Expression("indexes", "$a[", "0", "]"),
        new("properties", ".a", Core: "", Head: "$a"),
        new("calls in a row", ".get(0)", Core: "", Head: "$a"),
        new("indexes in a row", "[0]", Core: "", Head: "$a"),
        new("references", "${", "a", "}"),
        new("arguments of references", "$a.b(", "1", ")"),
        new("if", "#if(true)", "x", "#end"),
        new("if left open", "#if(true)", "x"),
        new("else if", "#elseif(false)", "", Head: "#if(false)", Tail: "#end"),
        new("foreach", "#foreach($i in [1])", "x", "#end"),
        new("define", "#define($a)", "x", "#end"),
        new("macro", "#macro(a)", "x", "#end"),
        new("body of a call", "#@a()", "x", "#end", "#macro(a)$bodyContent#end"),
        new("calls with calls", "#a(", "1", ")", "#macro(a $x)$x#end"),
        new("block comments", "#*", "x", "*#"),
        new("literal blocks", "#[[", "x", "]]#"),
        new("sets in a row", "#set($a=1)", "x"),
        new("references in a row", "$a", " x"),

        // As many operators as a chain may have, in as many parentheses as there may be, make a tree as deep as both multiplied.
        Expression("sums in parentheses", "(", "1", Repeat("+1", Chain) + ")"),
        Expression("or in parentheses", "(", "1", Repeat("||1", Chain) + ")"),
        Expression("comparisons in parentheses", "(", "1", Repeat("==1", Chain) + ")"),
        Expression("lists of sums", "[", "1", Repeat("+1", Chain) + "]"),
        new("quotes", "\"$a.get(", "1", ")\"", "#set($a=", ")"),
        new("escapes", "\\", "$a"),
        new("html around values", "<div title=\"$!a\">", "x", "</div>"),
    ];

    /// <summary>Texts in texts: each level doubles the quotes of all inside it, so its length grows with 2 to the number of levels.</summary>
    /// <param name="levels">At most 15.</param>
    public static string Interpolation(int levels)
    {
        var text = "1";
        for (var level = 0; level < levels; level++)
            text = $"#set($a=\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\")";
        return text;
    }

    /// <summary>Texts in texts whose expressions are as deep as one may be, each.</summary>
    /// <param name="levels">Each has a depth of about 9000; 14 fit into a template.</param>
    /// <param name="operation">The operator of their chains.</param>
    public static string Interpolation(int levels, string operation)
    {
        var text = "";
        for (var level = 0; level < levels; level++)
        {
            var core = level == 0 ? "1" : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            text = $"#set($a={Repeat("(", Chain)}{core}{Repeat(Repeat(operation + "1", Chain) + ")", Chain)})";
        }

        return text;
    }

    static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    static Construct Expression(string name, string open, string core = "1", string close = "") => new(name, open, core, close, "#set($a=", ")");
}
