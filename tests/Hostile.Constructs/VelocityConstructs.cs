namespace UserMacro.Hostile.Constructs;

/// <summary>Every construct of Velocity that nests or repeats without end.</summary>
public static class VelocityConstructs
{
    /// <summary>Just below the number of operators in a row, and of nested parentheses, that the parser accepts.</summary>
    public const int Chain = 95;

    /// <summary>Templates.</summary>
    public static IReadOnlyList<Construct> All { get; } =
    [
        // Expressions in one another.
        Of("parentheses", "#set($a = ", "(", "1", ")", ")$a"),
        Of("not", "#if(", "!", "true", "", ")x#end"),
        Of("not as a word", "#if(", "not ", "true", "", ")x#end"),
        Of("not of parentheses", "#if(", "!(", "true", ")", ")x#end"),
        Of("list", "#set($a = ", "[", "1", "]", ")$a"),
        Of("list behind an element", "#set($a = ", "[1, ", "1", "]", ")$a"),
        Of("map value", "#set($a = ", "{\"a\":", "1", "}", ")$a"),
        Of("map key", "#set($a = ", "{", "1", ":1}", ")$a"),
        Of("range from", "#set($a = ", "[", "1", "..2]", ")$a"),
        Of("range to", "#set($a = ", "[1..", "2", "]", ")$a"),
        Of("index", "#set($x = [0])", "$x[", "0", "]", ""),
        Of("index in a set", "#set($x = [0])#set($y = ", "$x[", "0", "]", ")$y"),
        Of("target index", "#set($x = [0])#set(", "$x[", "0", "]", " = 1)$x"),
        Of("braced index", "#set($x = [0])", "${x[", "0", "]}", ""),
        Of("method argument", "#set($x = 'a')", "$x.concat(", "'b'", ")", ""),
        Of("braced method argument", "#set($x = 'a')", "${x.concat(", "'b'", ")}", ""),
        Of("second method argument", "#set($x = {})", "$x.put('a', ", "'b'", ")", ""),
        Of("call argument", "#macro(m $p)$p#end#m(", "[", "1", "]", ")"),
        Of("foreach items", "#foreach($i in ", "[", "1", "]", ")$i#end"),
        Of("condition", "#if(", "(", "true", " && true)", ")x#end"),

        // Chains.
        Of("sum", "#set($a = 1", " + 1", "", "", ")$a"),
        Of("sum of texts", "#set($a = 'x'", " + 'y'", "", "", ")$a"),
        Of("difference", "#set($a = 1", " - 1", "", "", ")$a"),
        Of("product", "#set($a = 1", " * 1", "", "", ")$a"),
        Of("quotient", "#set($a = 1", " / 1", "", "", ")$a"),
        Of("or", "#if(false", " || false", "", "", ")x#end"),
        Of("or as a word", "#if(false", " or false", "", "", ")x#end"),
        Of("and", "#if(true", " && true", "", "", ")x#end"),
        Of("equal", "#if(1", " == 1", "", "", ")x#end"),
        Of("less", "#if(1", " < 1", "", "", ")x#end"),
        Of("mixed chain", "#if(1", " + 2 * 3 < 4 == true && false || 5", "", "", ")x#end"),
        Of("sum of parentheses", "#set($a = ", "(", "1", " + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1)", ")$a"),
        Of("every level of operators in parentheses", "#if(", "(", "1", " * 1 + 1 < 1 == 1 && 1 || 1)", ")x#end"),
        Of("sum to the right", "#set($a = ", "(1 + ", "1", ")", ")$a"),
        Of("property", "#set($a = {})$a", ".b", "", "", ""),
        Of("methods", "#set($a = 'x')$a", ".trim()", "", "", ""),
        Of("indexes", "#set($a = [1])$a", "[0]", "", "", ""),
        Of("backslashes", "#set($a = 1)", "\\", "$a", "", ""),

        // Directives.
        Of("if", "", "#if(true)", "x", "#end", ""),
        Of("else", "", "#if(false)#else", " x", "#end", ""),
        Of("elseif chain", "#if(false)", "#elseif(false)", "x", "", "#end"),
        Of("foreach", "", "#foreach($i in [1])", "x", "#end", ""),
        Of("foreach, twice each", "", "#foreach($i in [1..2])", "x", "#end", ""),
        Of("define", "", "#define($d)", "x", "#end", "$d"),
        Of("macro", "", "#macro(m{n})", "x", "#end", "#m0()"),
        Of("call with a body", "#macro(w)$bodyContent#end", "#@w()", "x", "#end", ""),
        Of("call of nothing with a body", "", "#@nothing($a)", "x", "#end", ""),
        Of("bare ends", "", "#end", "", "", ""),
        Of("unknown directives", "", "#nothing(", "1", ")", ""),
        Of("braced directives", "", "#{if}(true)", "x", "#{end}", ""),
        Of("literal", "", "#literal()", "x", "#end", ""),
        Of("unparsed", "", "#[[", "x", "]]#", ""),
        Of("comments", "", "#*", "x", "*#", ""),
        Of("defines of one another", "#define($d0)x#end", "#define($e{n})$e{n}$d0#end", "$e0", "", ""),

        // Many names, texts, definitions.
        Of("macros", "", "#macro(m{n})x#end", "", "", "#m0()"),
        Of("macros that call one another", "#macro(m0)x#end", "#macro(n{n})#m0()#n{n}()#end", "#n0()", "", ""),
        Of("macros of one name", "", "#macro(m)x#end", "", "", "#m()"),
        Of("macros, escaped", "", "#macro(m{n})x#end\\#m{n}", "", "", ""),
        Of("parameters of a macro", "#macro(m", " $p{n}", ")$p0$p1", "", "#end#m(1 2)"),
        Of("arguments of a call", "#macro(m $p)$p#end#m(", "1 ", "", "", ")"),
        Of("variables", "", "#set($v{n} = {n})$v{n}", "", "", ""),
        Of("unknown variables", "", "$v{n} ", "", "", ""),
        Of("unknown parameters", "", "$paramv{n} ", "", "", ""),
        Of("unknown methods", "#set($a = 1)", "$a.m{n}() ", "", "", ""),
        Of("unknown members", "", "$action.m{n}() ", "", "", ""),
        Of("unknown macros", "", "#m{n}($a) ", "", "", ""),
        Of("calls of a macro with a long text", "#macro(m)" + new string('y', 40_000) + "#end", "#m() ", "", "", ""),
        Of("loops over long texts", "", "#foreach($i in [1..2])<a href=' ", "x", "'>#end", ""),
        Of("tags with values", "", "<a href='$paramTitle'>", "", "", ""),
        Of("unsafe values", "", "<a $paramTitle>", "", "", ""),
        Of("branches of tags", "", "#if($a)<b #end", "", "", ""),
        Of("script with brackets", "", "$a[x ", "", "", ""),
        Of("script with calls", "", "#a(x ", "", "", ""),
        Of("calls that never close", "", "#a($a ", "", "", ""),
        Of("calls with open texts", "", "#a(\"#a(", "", "", ""),
        Of("references with open texts", "", "$a.b(\"$a.b(", "", "", ""),
        Of("open indexes in texts", "#set($t = \"", "$a[$a[\"\"", "", "", "\")"),
        Of("faults", "", "#set(a = 1)", "", "", ""),
        Of("styles of the page", "<style>", "#main", " {}", "", "</style>"),
        Of("styles", "", "<style>", "", "", ""),
        Of("style elements", "", "<style></style>", "", "", ""),
        Of("classes", "", "<p class='aui ", "", "", ""),
        Of("links", "", "<link ", "", "", ""),
        Of("scripts", "<script>", "parent.", "", "", ""),
        Of("words", "", "#" + new string('a', 1000), "", "", ""),
        Of("numbers", "", "#set($a = " + new string('9', 399) + ")", "", "", ""),
        Of("lines", "", "$v\n", "", "", ""),
        Of("escapes in texts", "#set($a = \"", "\\u0041", "", "", "$b\")"),
        Of("list elements", "#set($a = [0", ",1", "", "", "])$a.size()"),
        Of("map entries", "#set($a = {'a':0", ",'{n}':1", "", "", "})$a.size()"),
        Of("arguments of a method", "#set($a = 'a')$a.substring(0", ",1", "", "", ")"),

        // The same again in other places, and left open.
        Set("or and and", "true||true&&", "true"),
        Set("parentheses left open", "("),
        Set("lists left open", "["),
        Set("maps left open", "{\"a\":"),
        Of("references in braces", "", "${", "a", "}", ""),
        Of("if left open", "", "#if(true)", "x", "", ""),
        Of("macro of one name", "", "#macro(a)", "x", "#end", ""),
        Of("calls in calls", "#macro(a $x)$x#end", "#a(", "1", ")", ""),
        Of("sets", "", "#set($a=1)", "x", "", ""),
        Of("references", "", "$a", " x", "", ""),
        Of("quotes", "#set($a=", "\"$a.get(", "1", ")\"", ")"),
        Of("HTML around values", "", "<div title=\"$!a\">", "x", "</div>", ""),

        // As many operators as a chain may have, in as many parentheses as there may be, make a tree as deep as both multiplied.
        Set("sums in parentheses", "(", "1", Repeat("+1", Chain) + ")"),
        Set("or in parentheses", "(", "1", Repeat("||1", Chain) + ")"),
        Set("comparisons in parentheses", "(", "1", Repeat("==1", Chain) + ")"),
        Set("lists of sums", "[", "1", Repeat("+1", Chain) + "]"),
    ];

    /// <summary>Nested strings: each level doubles the quotes of the levels inside it, so the length grows as 2 to the number of levels.</summary>
    /// <param name="levels">At most 15.</param>
    public static string Interpolation(int levels)
    {
        var text = "1";
        for (var level = 0; level < levels; level++)
            text = $"#set($a=\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\")";
        return text;
    }

    /// <summary>Nested strings, each with an expression of the greatest depth that the parser accepts.</summary>
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

    static Construct Of(string name, string head, string open, string core, string close, string tail) =>
        new(name, open, core, close, head, tail);

    static Construct Set(string name, string open, string core = "1", string close = "") => new(name, open, core, close, "#set($a=", ")");

    static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
