using static UserMacro.Hostile.Constructs.Construct;

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
        Create("parentheses", "{{ ", "(", "1", ")", " }}"),
        Create("minus", "{{ ", "-", "1", "", " }}"),
        Create("minus of parentheses", "{{ ", "-(", "1", ")", " }}"),
        Create("plus", "{{ ", "+", "1", "", " }}"),
        Create("not", "{{ ", "!", "true", "", " }}"),
        Create("alias", "{{ ", "@", "x", "", " }}"),
        Create("expand", "{{ ", "^", "x", "", " }}"),
        Create("increment", "{{ ", "++", "x", "", " }}"),
        Create("list", "{{ ", "[", "1", "]", " }}"),
        Create("list behind an element", "{{ ", "[1, ", "1", "]", " }}"),
        Create("object", "{{ x = ", "{a: ", "1", "}", " }}"),
        Create("object with quotes", "{{ x = ", "{\"a\": ", "1", "}", " }}"),
        Create("index", "{{ x = [0]; ", "x[", "0", "]", " }}"),
        Create("call", "{{ func f(x); ret x; end; ", "f(", "1", ")", " }}"),
        Create("call without parentheses", "{{ func f(x); ret x; end; ", "f ", "1", "", " }}"),
        Create("call in parentheses", "{{ func f(x); ret x; end; ", "(f ", "1", ")", " }}"),
        Create("named argument", "{{ func f(x); ret x; end; ", "(f x: ", "1", ")", " }}"),
        Create("anonymous function", "{{ x = ", "do; ret ", "1", "; end", " }}"),
        Create("function in an expression", "{{ [1] | array.each ", "do; [1] | array.each ", "@f", "; end", " }}"),
        Create("conditional, first", "{{ ", "true ? ", "1", " : 2", " }}"),
        Create("conditional, second", "{{ ", "false ? 1 : ", "2", "", " }}"),
        Create("conditional, condition", "{{ ", "(", "true", " ? true : false)", " }}"),
        Create("interpolation", "{{ ", "$\"{", "1", "}\"", " }}"),
        Create("interpolation of several", "{{ ", "$'{1}{", "1", "}'", " }}"),
        Create("assignment", "{{ ", "x = ", "1", "", " }}"),
        Create("assignment in parentheses", "{{ ", "(x = ", "1", ")", " }}"),

        // Chains.
        Create("sum", "{{ 1", " + 1", "", "", " }}"),
        Create("difference", "{{ 1", " - 1", "", "", " }}"),
        Create("product", "{{ 1", " * 1", "", "", " }}"),
        Create("power", "{{ 1", " ^ 1", "", "", " }}"),
        Create("and", "{{ true", " && true", "", "", " }}"),
        Create("or", "{{ false", " || false", "", "", " }}"),
        Create("equal", "{{ 1", " == 1", "", "", " }}"),
        Create("empty coalescing", "{{ x", " ?? x", "", "", " }}"),
        Create("not-empty coalescing", "{{ x", " ?! x", "", "", " }}"),
        Create("shift", "{{ 1", " << 1", "", "", " }}"),
        Create("range", "{{ 1", "..1", "", "", " }}"),
        Create("pipe", "{{ 1", " | math.plus 1", "", "", " }}"),
        Create("arrow pipe", "{{ 1", " |> math.plus 1", "", "", " }}"),
        Create("member", "{{ x", ".a", "", "", " }}"),
        Create("safe member", "{{ x", "?.a", "", "", " }}"),
        Create("indexes", "{{ x", "[0]", "", "", " }}"),
        Create("members and indexes", "{{ x", ".a[0]", "", "", " }}"),
        Create("calls", "{{ x", "(1)", "", "", " }}"),
        Create("mixed chain", "{{ 1", " + 2 * 3 < 4 == 5 && 6 || 7", "", "", " }}"),
        Create("arguments", "{{ f", " 1", "", "", " }}"),
        Create("arguments in parentheses", "{{ f(1", ", 1", "", "", ") }}"),

        // Statements, in one tag and in many.
        Create("if", "{{ ", "if true; ", "1", "; end", " }}"),
        Create("if in tags", "", "{{ if true }}", "x", "{{ end }}", ""),
        Create("else in tags", "", "{{ if false }}{{ else }}", "x", "{{ end }}", ""),
        Create("else if", "{{ if false; 1; ", "else if false; 2; ", "", "", "end }}"),
        Create("else if in tags", "{{ if false }}", "{{ else if false }}x", "", "", "{{ end }}"),
        Create("for", "{{ ", "for i in [1]; ", "1", "; end", " }}"),
        Create("for in tags", "", "{{ for i in 1..2 }}", "x", "{{ end }}", ""),
        Create("for with else", "", "{{ for i in [] }}{{ else }}", "x", "{{ end }}", ""),
        Create("tablerow", "", "{{ tablerow i in [1] }}", "x", "{{ end }}", ""),
        Create("while", "", "{{ while false }}", "x", "{{ end }}", ""),
        Create("case", "", "{{ case 1 }}{{ when 1 }}", "x", "{{ end }}", ""),
        Create("when", "{{ case 1 }}", "{{ when 2 }}x", "", "", "{{ end }}"),
        Create("when values", "{{ case 1; when 1", ", 2", "", "", "; 1; end }}"),
        Create("with", "", "{{ with page }}", "x", "{{ end }}", ""),
        Create("wrap", "{{ func w; $$; end }}", "{{ wrap w }}", "x", "{{ end }}", ""),
        Create("capture", "", "{{ capture c }}", "x", "{{ end }}", "{{ c }}"),
        Create("func", "", "{{ func f{n} }}", "x", "{{ end }}", "{{ f0 }}"),
        Create("escape", "", "{%{", "x", "}%}", ""),
        Create("comments", "{{ ", "## x ", "", "", " }}"),
        Create("longer escape", "{", "%", "", "", "{ x"),

        // Many names, texts, definitions.
        Create("functions", "", "{{ func f{n}; 1; end }}", "", "", "{{ f0 }}"),
        Create("functions that call one another", "{{ func f0; 1; end }}", "{{ func g{n}; f0; g{n}; end }}", "{{ g0 }}", "", ""),
        Create("parameters of a function", "{{ func f(a", ", p{n}", "", "", "); 1; end; f 1 }}"),
        Create("variables", "", "{{ v{n} = {n}; v{n} }}", "", "", ""),
        Create("unknown names", "", "{{ v{n} }}", "", "", ""),
        Create("unknown functions", "", "{{ v{n} 1 }}", "", "", ""),
        Create("unknown members", "", "{{ page.v{n} }}", "", "", ""),
        Create("unknown parameters", "", "{{ params.v{n} }}", "", "", ""),
        Create("unknown builtins", "", "{{ string.v{n} 1 }}", "", "", ""),
        Create("calls of a function with a long text", "{{ func m }}" + new string('y', 40_000) + "{{ end }}", "{{ m }}", "", "", ""),
        Create("loops with open tags", "", "{{ for i in 1..2 }}<a href=' ", "x", "'>{{ end }}", ""),
        Create("tags with values", "", "<a href='{{ page.title }}'>", "", "", ""),
        Create("unsafe values", "", "<a {{ page.title }}>", "", "", ""),
        Create("branches of tags", "", "{{ if a }}<b {{ end }}", "", "", ""),
        Create("object members", "{{ x = {a0: 0", ", a{n}: 1", "", "", "} }}"),
        Create("list elements", "{{ x = [0", ", 1", "", "", "] }}"),
        Create("open tags", "", "{{", "", "", ""),
        Create("open expressions", "", "{{ (", "", "", ""),
        Create("open texts", "", "{{ \"", "", "", ""),
        Create("wrong characters", "", "{{ @#$ }}", "", "", ""),
        Create("open interpolations", "", "{{ $\"{ $\"{", "", "", ""),
        Create("stray ends", "", "{{ end }}", "", "", ""),
        Create("statements", "{{ ", "x\n", "", "", " }}"),
        Create("statements with semicolons", "{{ ", "x;", "", "", " }}"),
        Create("numbers", "{{ ", new string('9', 1000) + ";", "", "", " }}"),
        Create("one number", "{{ x = 1", "0", "", "", " }}"),
        Create("one name", "{{ x", "y", "", "", " }}"),
        Create("blanks", "{{ x", " ", "", "", " }}"),
        Create("lines", "", "{{ x }}\n", "", "", ""),
        Create("white space marks", "", "{{~ x ~}}  \n", "", "", ""),

        // The same again in other places, and left open.
        Tag("sum to the right", "1 + (", "1", ")"),
        Tag("ranges in one another", "(1..", "2", ")"),
        Tag("call of a builtin", "string.upcase (", "'a'", ")"),
        Tag("call of a builtin in parentheses", "math.abs(", "1", ")"),
        Tag("parentheses left open", "("),
        Tag("lists left open", "["),
        Tag("objects left open", "{a:"),
        Create("if left open", "", "{{if true}}", "x", "", ""),
        Create("func of one name", "", "{{func f}}", "x", "{{end}}", ""),
        Create("wrap of nothing", "", "{{wrap f}}", "x", "{{end}}", ""),
        Create("expressions", "", "{{a}}", "x", "", ""),
        Create("comments in tags", "", "{{##}}", "x", "", ""),
        Create("HTML around values", "", "<div title=\"{{a}}\">", "x", "</div>", ""),

        // Chains in parentheses: their depths multiply.
        Tag("sums in parentheses", "(", "1", Repeat(" + 1", Chain) + ")"),
        Tag("or in parentheses", "(", "a", Repeat(" || a", Chain) + ")"),
        Tag("lists of sums", "[", "1", Repeat(" + 1", Chain) + "]"),
        Tag("calls with sums", "math.abs(", "1", Repeat(" + 1", Chain) + ")"),
    ];

    static Construct Tag(string name, string open, string core = "1", string close = "") => new(name, open, core, close, "{{", "}}");
}
