namespace UserMacro.EndToEnd.Tests.Escaping;

/// <summary>Values that try to leave their place: each way out with each thing to do there.</summary>
static class EscapePayloads
{
    static readonly string[] WaysOut =
    [
        "", "'", "\"", "`", ">", "\">", "'>", " ", "</style>", "</script>", "</textarea></title></noscript>", "-->", "--!>", "*/", "}", ";", ")", "'\")]}",
        "\\", "\n", "\u2028", "]]>", "\\\"",
    ];

    static readonly string[] Deeds =
    [
        "zq(1)", ";zq(1)//", "<script>zq(1)</script>", "<img src=x onerror=zq(1)>", "<svg/onload=zq(1)>", "javascript:zq(1)", "${zq(1)}", "-zq(1)-",
        "+zq(1)+", " onmouseover=zq(1) ", "{background:url(//evil.test/a)}", ";background:url(//evil.test/b)", "url(//evil.test/c)",
        "@import '//evil.test/d';", "<link rel=stylesheet href=//evil.test/e>", "expression(zq(1))", "<!--", "/*",
    ];

    static readonly string[] Others =
    [
        "", "-", "--", "->", "--!", "!", "<", "&", "&#x", "%", "0", "-1", "1e9", "null", "true", "this", "window", "eval", "zq", "class", "constructor",
        "__proto__", "innerHTML", "script", "style", "iframe", "SCRIPT", "img", "svg", "base", "1", "h1", "onclick", "onerror", "src", "href", "srcdoc",
        "style", "checked", "javascript", " javascript", "java\tscript:zq(1)", "\u0001javascript:zq(1)", "JaVaScRiPt:zq(1)", "script:zq(1)",
        "javascript&colon;zq(1)", "&#106;avascript:zq(1)", "vbscript:zq(1)", "data:text/html,<script>zq(1)</script>", "data", "blob:x", ":zq(1)", "://x",
        "//evil.test/x", "https://evil.test/y", "\\\\evil.test/z", "<!--<script>", "<!--<script", "</script", "</scr", "ipt>", "\0", "a\0b", "\ud800",
        "\ufeff", "\u00a0", "\u0085", "\f", "\r", "\r\n", "\t", "\\3c script", "\\0", "\\a ", "\\7d", "u\\72l(//evil.test/f)", "rgb(1,2,3)", "rgb(1",
        "calc(1px", "1)", "(", "[", "]", "{", "}", "var(--x)", "attr(title)", "image-set('//evil.test/g')", "!important", "a,*", "*", "/", "//",
        "/*/", "*/*", "${", "$", "{zq(1)}", "`", "\\u0027", "\\x27", "\\", "\\\\", "+ADw-script+AD4-", "é", "😀", "a b", "a-b",
    ];

    public static readonly string[] All = [.. Others, .. WaysOut.SelectMany(way => Deeds.Select(deed => way + deed))];
}
