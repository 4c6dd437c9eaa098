namespace UserMacro.Hostile.Constructs;

/// <summary>Every construct of Scriban that nests or repeats without end.</summary>
public static class ScribanConstructs
{
    /// <summary>Operators in a row, of constructs whose depth multiplies with them.</summary>
    const int Chain = 40;

    /// <summary>Templates.</summary>
    public static IReadOnlyList<Construct> All { get; } =
    [
        // Expressions in one another.
        Of("parentheses", "{{ ", "(", "1", ")", " }}"),
        Of("minus", "{{ ", "-", "1", "", " }}"),
        Of("minus of parentheses", "{{ ", "-(", "1", ")", " }}"),
        Of("plus", "{{ ", "+", "1", "", " }}"),
        Of("not", "{{ ", "!", "true", "", " }}"),
        Of("alias", "{{ ", "@", "x", "", " }}"),
        Of("expand", "{{ ", "^", "x", "", " }}"),
        Of("increment", "{{ ", "++", "x", "", " }}"),
        Of("list", "{{ ", "[", "1", "]", " }}"),
        Of("list behind an element", "{{ ", "[1, ", "1", "]", " }}"),
        Of("object", "{{ x = ", "{a: ", "1", "}", " }}"),
        Of("object with quotes", "{{ x = ", "{\"a\": ", "1", "}", " }}"),
        Of("index", "{{ x = [0]; ", "x[", "0", "]", " }}"),
        Of("call", "{{ func f(x); ret x; end; ", "f(", "1", ")", " }}"),
        Of("call without parentheses", "{{ func f(x); ret x; end; ", "f ", "1", "", " }}"),
        Of("call in parentheses", "{{ func f(x); ret x; end; ", "(f ", "1", ")", " }}"),
        Of("named argument", "{{ func f(x); ret x; end; ", "(f x: ", "1", ")", " }}"),
        Of("anonymous function", "{{ x = ", "do; ret ", "1", "; end", " }}"),
        Of("function in an expression", "{{ [1] | array.each ", "do; [1] | array.each ", "@f", "; end", " }}"),
        Of("conditional, first", "{{ ", "true ? ", "1", " : 2", " }}"),
        Of("conditional, second", "{{ ", "false ? 1 : ", "2", "", " }}"),
        Of("conditional, condition", "{{ ", "(", "true", " ? true : false)", " }}"),
        Of("interpolation", "{{ ", "$\"{", "1", "}\"", " }}"),
        Of("interpolation of several", "{{ ", "$'{1}{", "1", "}'", " }}"),
        Of("assignment", "{{ ", "x = ", "1", "", " }}"),
        Of("assignment in parentheses", "{{ ", "(x = ", "1", ")", " }}"),

        // Chains.
        Of("sum", "{{ 1", " + 1", "", "", " }}"),
        Of("difference", "{{ 1", " - 1", "", "", " }}"),
        Of("product", "{{ 1", " * 1", "", "", " }}"),
        Of("power", "{{ 1", " ^ 1", "", "", " }}"),
        Of("and", "{{ true", " && true", "", "", " }}"),
        Of("or", "{{ false", " || false", "", "", " }}"),
        Of("equal", "{{ 1", " == 1", "", "", " }}"),
        Of("empty coalescing", "{{ x", " ?? x", "", "", " }}"),
        Of("not-empty coalescing", "{{ x", " ?! x", "", "", " }}"),
        Of("shift", "{{ 1", " << 1", "", "", " }}"),
        Of("range", "{{ 1", "..1", "", "", " }}"),
        Of("pipe", "{{ 1", " | math.plus 1", "", "", " }}"),
        Of("arrow pipe", "{{ 1", " |> math.plus 1", "", "", " }}"),
        Of("member", "{{ x", ".a", "", "", " }}"),
        Of("safe member", "{{ x", "?.a", "", "", " }}"),
        Of("indexes", "{{ x", "[0]", "", "", " }}"),
        Of("members and indexes", "{{ x", ".a[0]", "", "", " }}"),
        Of("calls", "{{ x", "(1)", "", "", " }}"),
        Of("mixed chain", "{{ 1", " + 2 * 3 < 4 == 5 && 6 || 7", "", "", " }}"),
        Of("arguments", "{{ f", " 1", "", "", " }}"),
        Of("arguments in parentheses", "{{ f(1", ", 1", "", "", ") }}"),

        // Statements, in one tag and in many.
        Of("if", "{{ ", "if true; ", "1", "; end", " }}"),
        Of("if in tags", "", "{{ if true }}", "x", "{{ end }}", ""),
        Of("else in tags", "", "{{ if false }}{{ else }}", "x", "{{ end }}", ""),
        Of("else if", "{{ if false; 1; ", "else if false; 2; ", "", "", "end }}"),
        Of("else if in tags", "{{ if false }}", "{{ else if false }}x", "", "", "{{ end }}"),
        Of("for", "{{ ", "for i in [1]; ", "1", "; end", " }}"),
        Of("for in tags", "", "{{ for i in 1..2 }}", "x", "{{ end }}", ""),
        Of("for with else", "", "{{ for i in [] }}{{ else }}", "x", "{{ end }}", ""),
        Of("tablerow", "", "{{ tablerow i in [1] }}", "x", "{{ end }}", ""),
        Of("while", "", "{{ while false }}", "x", "{{ end }}", ""),
        Of("case", "", "{{ case 1 }}{{ when 1 }}", "x", "{{ end }}", ""),
        Of("when", "{{ case 1 }}", "{{ when 2 }}x", "", "", "{{ end }}"),
        Of("when values", "{{ case 1; when 1", ", 2", "", "", "; 1; end }}"),
        Of("with", "", "{{ with page }}", "x", "{{ end }}", ""),
        Of("wrap", "{{ func w; $$; end }}", "{{ wrap w }}", "x", "{{ end }}", ""),
        Of("capture", "", "{{ capture c }}", "x", "{{ end }}", "{{ c }}"),
        Of("func", "", "{{ func f{n} }}", "x", "{{ end }}", "{{ f0 }}"),
        Of("escape", "", "{%{", "x", "}%}", ""),
        Of("comments", "{{ ", "## x ", "", "", " }}"),
        Of("longer escape", "{", "%", "", "", "{ x"),

        // Many names, texts, definitions.
        Of("functions", "", "{{ func f{n}; 1; end }}", "", "", "{{ f0 }}"),
        Of("functions that call one another", "{{ func f0; 1; end }}", "{{ func g{n}; f0; g{n}; end }}", "{{ g0 }}", "", ""),
        Of("parameters of a function", "{{ func f(a", ", p{n}", "", "", "); 1; end; f 1 }}"),
        Of("variables", "", "{{ v{n} = {n}; v{n} }}", "", "", ""),
        Of("unknown names", "", "{{ v{n} }}", "", "", ""),
        Of("unknown functions", "", "{{ v{n} 1 }}", "", "", ""),
        Of("unknown members", "", "{{ page.v{n} }}", "", "", ""),
        Of("unknown parameters", "", "{{ params.v{n} }}", "", "", ""),
        Of("unknown builtins", "", "{{ string.v{n} 1 }}", "", "", ""),
        Of("calls of a function with a long text", "{{ func m }}" + new string('y', 40_000) + "{{ end }}", "{{ m }}", "", "", ""),
        Of("loops with open tags", "", "{{ for i in 1..2 }}<a href=' ", "x", "'>{{ end }}", ""),
        Of("tags with values", "", "<a href='{{ page.title }}'>", "", "", ""),
        Of("unsafe values", "", "<a {{ page.title }}>", "", "", ""),
        Of("branches of tags", "", "{{ if a }}<b {{ end }}", "", "", ""),
        Of("object members", "{{ x = {a0: 0", ", a{n}: 1", "", "", "} }}"),
        Of("list elements", "{{ x = [0", ", 1", "", "", "] }}"),
        Of("open tags", "", "{{", "", "", ""),
        Of("open expressions", "", "{{ (", "", "", ""),
        Of("open texts", "", "{{ \"", "", "", ""),
        Of("wrong characters", "", "{{ @#$ }}", "", "", ""),
        Of("open interpolations", "", "{{ $\"{ $\"{", "", "", ""),
        Of("stray ends", "", "{{ end }}", "", "", ""),
        Of("statements", "{{ ", "x\n", "", "", " }}"),
        Of("statements with semicolons", "{{ ", "x;", "", "", " }}"),
        Of("numbers", "{{ ", new string('9', 1000) + ";", "", "", " }}"),
        Of("one number", "{{ x = 1", "0", "", "", " }}"),
        Of("one name", "{{ x", "y", "", "", " }}"),
        Of("blanks", "{{ x", " ", "", "", " }}"),
        Of("lines", "", "{{ x }}\n", "", "", ""),
        Of("white space marks", "", "{{~ x ~}}  \n", "", "", ""),

        // The same again in other places, and left open.
        Tag("sum to the right", "1 + (", "1", ")"),
        Tag("ranges in one another", "(1..", "2", ")"),
        Tag("call of a builtin", "string.upcase (", "'a'", ")"),
        Tag("call of a builtin in parentheses", "math.abs(", "1", ")"),
        Tag("parentheses left open", "("),
        Tag("lists left open", "["),
        Tag("objects left open", "{a:"),
        Of("if left open", "", "{{if true}}", "x", "", ""),
        Of("func of one name", "", "{{func f}}", "x", "{{end}}", ""),
        Of("wrap of nothing", "", "{{wrap f}}", "x", "{{end}}", ""),
        Of("expressions", "", "{{a}}", "x", "", ""),
        Of("comments in tags", "", "{{##}}", "x", "", ""),
        Of("HTML around values", "", "<div title=\"{{a}}\">", "x", "</div>", ""),

        // Chains in parentheses: their depths multiply.
        Tag("sums in parentheses", "(", "1", Repeat(" + 1", Chain) + ")"),
        Tag("or in parentheses", "(", "a", Repeat(" || a", Chain) + ")"),
        Tag("lists of sums", "[", "1", Repeat(" + 1", Chain) + "]"),
        Tag("calls with sums", "math.abs(", "1", Repeat(" + 1", Chain) + ")"),
    ];

    static Construct Of(string name, string head, string open, string core, string close, string tail) =>
        new(name, open, core, close, head, tail);

    static Construct Tag(string name, string open, string core = "1", string close = "") => new(name, open, core, close, "{{", "}}");

    static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
