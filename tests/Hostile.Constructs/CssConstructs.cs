namespace UserMacro.Hostile.Constructs;

/// <summary>What nests in style sheets, and what nests in one declaration.</summary>
public static class CssConstructs
{
    /// <summary>Values of a declaration; safe inside a quoted attribute.</summary>
    public static IReadOnlyList<Construct> Values { get; } =
    [
        new("calc", "calc(", "1px", ")", "width:"),
        new("min", "min(1px,", "1px", ")", "width:"),
        new("max", "max(", "1px", ")", "width:"),
        new("clamp", "clamp(1px,", "1px,1px", ",1px)", "width:"),
        new("var", "var(--a,", "1px", ")", "width:"),
        new("env", "env(a,", "1px", ")", "width:"),
        new("round brackets", "(", "1px", ")", "width:"),
        new("square brackets", "[", "a", "]", "grid-template-columns:"),
        new("braces", "{", "a:b", "}", "--a:"),
        new("url", "url(", "a", ")", "background:"),
        new("rgb", "rgb(", "1", ")", "color:"),
        new("image-set", "image-set(", "url(a)", ")", "background:"),
        new("linear-gradient", "linear-gradient(", "red", ")", "background:"),
        new("attr", "attr(a,", "1", ")", "width:"),
        new("unknown function", "x(", "1", ")", "width:"),
        new("calc left open", "calc(", "1px", Head: "width:"),
        new("braces left open", "{", "a:b", Head: "--a:"),
        new("chain of sums", "1px + ", "1px", Head: "width:calc(", Tail: ")"),
        new("chain of commas", "a,", "a", Head: "font-family:"),
        new("chain of declarations", "color:red;", "color:red"),
        new("chain of escapes", @"\61 ", "a", Head: "font-family:"),
        new("chain of comments", "/**/", "red", Head: "color:"),
    ];

    /// <summary>Whole style sheets.</summary>
    public static IReadOnlyList<Construct> Sheets { get; } =
    [
        new("nested rules", "a{", "color:red", "}"),
        new("nested rules left open", "a{", "color:red"),
        new("media", "@media all{", "a{color:red}", "}"),
        new("supports", "@supports (a:b){", "a{color:red}", "}"),
        new("conditions of supports", "(", "a:b", ")", "@supports ", "{a{color:red}}"),
        new("layer", "@layer a{", "a{color:red}", "}"),
        new("not", ":not(", "a", ")", "a", "{color:red}"),
        new("is", ":is(", "a", ")", "a", "{color:red}"),
        new("chain of combinators", "a>", "a", Tail: "{color:red}"),
        new("chain of selectors", "a,", "a", Tail: "{color:red}"),
        new("calc in a rule", "calc(", "1px", ")", "a{width:", "}"),
        new("brackets outside of rules", "[", "a", "]"),
    ];
}
