namespace UserMacro.Traffic.Hostile.Nesting;

/// <summary>What nests in Scriban.</summary>
public static class ScribanConstructs
{
    /// <summary>Operators in a row, of constructs whose depth multiplies with them.</summary>
    const int Chain = 40;

    /// <summary>Templates.</summary>
    public static IReadOnlyList<Construct> All { get; } =
    [
        Expression("parentheses", "(", "1", ")"),
        Expression("sums", "1 + ", "1"),
        Expression("sums on the right", "1 + (", "1", ")"),
        Expression("or", "a || ", "a"),
        Expression("and", "a && ", "a"),
        Expression("comparisons", "a == ", "a"),
        Expression("negations", "!", "a"),
        Expression("minus", "-", "1"),
        Expression("absent", "a ?? ", "a"),
        Expression("conditions", "a ? 1 : ", "1"),
        Expression("ranges", "(1..", "2", ")"),
        Expression("arrays", "[", "1", "]"),
        Expression("objects", "{a:", "1", "}"),
        Expression("members", ".a", "", head: "a"),
        Expression("optional members", "?.a", "", head: "a"),
        Expression("indexes", "a[", "0", "]"),
        Expression("indexes in a row", "[0]", "", head: "a"),
        Expression("pipes", " | string.upcase", "", head: "'a'"),
        Expression("calls", "string.upcase (", "'a'", ")"),
        Expression("calls in brackets", "math.abs(", "1", ")"),
        Expression("assignments", "a = ", "1"),
        Expression("texts", "$\"{", "1", "}\""),
        Expression("functions", "do; ret ", "1", "; end", "a = "),
        Expression("parentheses left open", "("),
        Expression("arrays left open", "["),
        Expression("objects left open", "{a:"),
        Expression("shifts", "1 << ", "1"),
        Expression("powers", "1 ^ ", "1"),
        Expression("sums in parentheses", "(", "1", string.Concat(Enumerable.Repeat(" + 1", Chain)) + ")"),
        Expression("or in parentheses", "(", "a", string.Concat(Enumerable.Repeat(" || a", Chain)) + ")"),
        Expression("arrays of sums", "[", "1", string.Concat(Enumerable.Repeat(" + 1", Chain)) + "]"),
        Expression("calls with sums", "math.abs(", "1", string.Concat(Enumerable.Repeat(" + 1", Chain)) + ")"),
        Statement("if", "if true", "end"),
        Statement("for", "for i in [1]", "end"),
        Statement("while", "while false", "end"),
        Statement("func", "func f", "end"),
        Statement("capture", "capture a", "end"),
        Statement("with", "with {}", "end"),
        Statement("wrap", "wrap f", "end"),
        Statement("case", "case 1; when 1", "end"),
        Statement("tablerow", "tablerow i in [1]", "end"),
        new("if left open", "{{if true}}", "x"),
        new("else if", "{{else if false}}", "", Head: "{{if false}}", Tail: "{{end}}"),
        new("when", "{{when 2}}", "", Head: "{{case 1}}", Tail: "{{end}}"),
        new("expressions in a row", "{{a}}", "x"),
        new("beginnings", "{{", "x"),
        new("comments", "{{##}}", "x"),
        new("escaped blocks", "{%{", "x", "}%}"),
        new("html around values", "<div title=\"{{a}}\">", "x", "</div>"),
    ];

    static Construct Expression(string name, string open, string core = "1", string close = "", string head = "") =>
        new(name, open, core, close, "{{" + head, "}}");

    static Construct Statement(string name, string open, string close) => new(name, "{{" + open + "}}", "x", "{{" + close + "}}");
}
