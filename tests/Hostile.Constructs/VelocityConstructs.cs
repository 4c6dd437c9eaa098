using static UserMacro.Hostile.Constructs.Construct;

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
        Create("parentheses", "#set($a = ", "(", "1", ")", ")$a"),
        Create("not", "#if(", "!", "true", "", ")x#end"),
        Create("not as a word", "#if(", "not ", "true", "", ")x#end"),
        Create("not of parentheses", "#if(", "!(", "true", ")", ")x#end"),
        Create("list", "#set($a = ", "[", "1", "]", ")$a"),
        Create("list behind an element", "#set($a = ", "[1, ", "1", "]", ")$a"),
        Create("map value", "#set($a = ", "{\"a\":", "1", "}", ")$a"),
        Create("map key", "#set($a = ", "{", "1", ":1}", ")$a"),
        Create("range from", "#set($a = ", "[", "1", "..2]", ")$a"),
        Create("range to", "#set($a = ", "[1..", "2", "]", ")$a"),
        Create("index", "#set($x = [0])", "$x[", "0", "]", ""),
        Create("index in a set", "#set($x = [0])#set($y = ", "$x[", "0", "]", ")$y"),
        Create("target index", "#set($x = [0])#set(", "$x[", "0", "]", " = 1)$x"),
        Create("braced index", "#set($x = [0])", "${x[", "0", "]}", ""),
        Create("method argument", "#set($x = 'a')", "$x.concat(", "'b'", ")", ""),
        Create("braced method argument", "#set($x = 'a')", "${x.concat(", "'b'", ")}", ""),
        Create("second method argument", "#set($x = {})", "$x.put('a', ", "'b'", ")", ""),
        Create("call argument", "#macro(m $p)$p#end#m(", "[", "1", "]", ")"),
        Create("foreach items", "#foreach($i in ", "[", "1", "]", ")$i#end"),
        Create("condition", "#if(", "(", "true", " && true)", ")x#end"),

        // Chains.
        Create("sum", "#set($a = 1", " + 1", "", "", ")$a"),
        Create("sum of texts", "#set($a = 'x'", " + 'y'", "", "", ")$a"),
        Create("difference", "#set($a = 1", " - 1", "", "", ")$a"),
        Create("product", "#set($a = 1", " * 1", "", "", ")$a"),
        Create("quotient", "#set($a = 1", " / 1", "", "", ")$a"),
        Create("or", "#if(false", " || false", "", "", ")x#end"),
        Create("or as a word", "#if(false", " or false", "", "", ")x#end"),
        Create("and", "#if(true", " && true", "", "", ")x#end"),
        Create("equal", "#if(1", " == 1", "", "", ")x#end"),
        Create("less", "#if(1", " < 1", "", "", ")x#end"),
        Create("mixed chain", "#if(1", " + 2 * 3 < 4 == true && false || 5", "", "", ")x#end"),
        Create("sum of parentheses", "#set($a = ", "(", "1", " + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1)", ")$a"),
        Create("every level of operators in parentheses", "#if(", "(", "1", " * 1 + 1 < 1 == 1 && 1 || 1)", ")x#end"),
        Create("sum to the right", "#set($a = ", "(1 + ", "1", ")", ")$a"),
        Create("property", "#set($a = {})$a", ".b", "", "", ""),
        Create("methods", "#set($a = 'x')$a", ".trim()", "", "", ""),
        Create("indexes", "#set($a = [1])$a", "[0]", "", "", ""),
        Create("backslashes", "#set($a = 1)", "\\", "$a", "", ""),

        // Directives.
        Create("if", "", "#if(true)", "x", "#end", ""),
        Create("else", "", "#if(false)#else", " x", "#end", ""),
        Create("elseif chain", "#if(false)", "#elseif(false)", "x", "", "#end"),
        Create("foreach", "", "#foreach($i in [1])", "x", "#end", ""),
        Create("foreach, twice each", "", "#foreach($i in [1..2])", "x", "#end", ""),
        Create("define", "", "#define($d)", "x", "#end", "$d"),
        Create("macro", "", "#macro(m{n})", "x", "#end", "#m0()"),
        Create("call with a body", "#macro(w)$bodyContent#end", "#@w()", "x", "#end", ""),
        Create("call of nothing with a body", "", "#@nothing($a)", "x", "#end", ""),
        Create("bare ends", "", "#end", "", "", ""),
        Create("unknown directives", "", "#nothing(", "1", ")", ""),
        Create("braced directives", "", "#{if}(true)", "x", "#{end}", ""),
        Create("literal", "", "#literal()", "x", "#end", ""),
        Create("unparsed", "", "#[[", "x", "]]#", ""),
        Create("comments", "", "#*", "x", "*#", ""),
        Create("defines of one another", "#define($d0)x#end", "#define($e{n})$e{n}$d0#end", "$e0", "", ""),

        // Many names, texts, definitions.
        Create("macros", "", "#macro(m{n})x#end", "", "", "#m0()"),
        Create("macros that call one another", "#macro(m0)x#end", "#macro(n{n})#m0()#n{n}()#end", "#n0()", "", ""),
        Create("macros of one name", "", "#macro(m)x#end", "", "", "#m()"),
        Create("macros, escaped", "", "#macro(m{n})x#end\\#m{n}", "", "", ""),
        Create("parameters of a macro", "#macro(m", " $p{n}", ")$p0$p1", "", "#end#m(1 2)"),
        Create("arguments of a call", "#macro(m $p)$p#end#m(", "1 ", "", "", ")"),
        Create("variables", "", "#set($v{n} = {n})$v{n}", "", "", ""),
        Create("unknown variables", "", "$v{n} ", "", "", ""),
        Create("unknown parameters", "", "$paramv{n} ", "", "", ""),
        Create("unknown methods", "#set($a = 1)", "$a.m{n}() ", "", "", ""),
        Create("unknown members", "", "$action.m{n}() ", "", "", ""),
        Create("unknown macros", "", "#m{n}($a) ", "", "", ""),
        Create("calls of a macro with a long text", "#macro(m)" + new string('y', 40_000) + "#end", "#m() ", "", "", ""),
        Create("loops over long texts", "", "#foreach($i in [1..2])<a href=' ", "x", "'>#end", ""),
        Create("tags with values", "", "<a href='$paramTitle'>", "", "", ""),
        Create("unsafe values", "", "<a $paramTitle>", "", "", ""),
        Create("branches of tags", "", "#if($a)<b #end", "", "", ""),
        Create("script with brackets", "", "$a[x ", "", "", ""),
        Create("script with calls", "", "#a(x ", "", "", ""),
        Create("calls that never close", "", "#a($a ", "", "", ""),
        Create("calls with open texts", "", "#a(\"#a(", "", "", ""),
        Create("references with open texts", "", "$a.b(\"$a.b(", "", "", ""),
        Create("open indexes in texts", "#set($t = \"", "$a[$a[\"\"", "", "", "\")"),
        Create("faults", "", "#set(a = 1)", "", "", ""),
        Create("styles of the page", "<style>", "#main", " {}", "", "</style>"),
        Create("styles", "", "<style>", "", "", ""),
        Create("style elements", "", "<style></style>", "", "", ""),
        Create("classes", "", "<p class='aui ", "", "", ""),
        Create("links", "", "<link ", "", "", ""),
        Create("scripts", "<script>", "parent.", "", "", ""),
        Create("words", "", "#" + new string('a', 1000), "", "", ""),
        Create("numbers", "", "#set($a = " + new string('9', 399) + ")", "", "", ""),
        Create("lines", "", "$v\n", "", "", ""),
        Create("escapes in texts", "#set($a = \"", "\\u0041", "", "", "$b\")"),
        Create("list elements", "#set($a = [0", ",1", "", "", "])$a.size()"),
        Create("map entries", "#set($a = {'a':0", ",'{n}':1", "", "", "})$a.size()"),
        Create("arguments of a method", "#set($a = 'a')$a.substring(0", ",1", "", "", ")"),

        // The same again in other places, and left open.
        Set("or and and", "true||true&&", "true"),
        Set("parentheses left open", "("),
        Set("lists left open", "["),
        Set("maps left open", "{\"a\":"),
        Create("references in braces", "", "${", "a", "}", ""),
        Create("if left open", "", "#if(true)", "x", "", ""),
        Create("macro of one name", "", "#macro(a)", "x", "#end", ""),
        Create("calls in calls", "#macro(a $x)$x#end", "#a(", "1", ")", ""),
        Create("sets", "", "#set($a=1)", "x", "", ""),
        Create("references", "", "$a", " x", "", ""),
        Create("quotes", "#set($a=", "\"$a.get(", "1", ")\"", ")"),
        Create("HTML around values", "", "<div title=\"$!a\">", "x", "</div>", ""),

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
        {
            text = $"#set($a=\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\")";
        }

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

    static Construct Set(string name, string open, string core = "1", string close = "") => new(name, open, core, close, "#set($a=", ")");
}
