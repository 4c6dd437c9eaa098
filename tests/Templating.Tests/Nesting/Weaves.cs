using System.Globalization;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Nesting;

/// <summary>Templates in which several constructs nest in one another, so that each keeps its own limit and together they go deeper.</summary>
internal static class Weaves
{
    static readonly string[] Operators = ["+", "-", "*", "/", "%", "<", ">", "<=", ">=", "==", "!=", "&&", "||", "and", "or", "eq", "lt"];

    public static IReadOnlyList<Weave> All { get; } = [.. Velocity(), .. Scriban()];

    static IEnumerable<Weave> Velocity()
    {
        foreach (var sign in Operators)
        {
            foreach (var length in (int[])[20, 99, 400])
            {
                yield return Create($"chains of {length} “{sign}” in parentheses", $"#set($a = {Chains(sign, length, 95)})#if($a)x#end$a");
            }
        }

        yield return Create(
            "chains of every operator in parentheses",
            $"#if({Times("(", 50)}1{Times(LongChains() + ")", 50)})x#end");
        yield return Create(
            "chains of every operator, signs in turn", $"#if({Times("(", 90)}1{Times(Times(" * 1 + 1 < 1 == 1 && 1 || 1", 20) + ")", 90)})x#end");
        foreach (var depth in (int[])[10, 90, 99])
        {
            yield return Create($"not, parentheses, lists, maps {depth}", $"#set($a = {Times("!([{'a':", depth)}1{Times("}])", depth)})$a");
            yield return Create($"indexes of methods {depth}", $"#set($a = [0]){Times("$a.get($a[", depth)}0{Times("])", depth)}");
            yield return Create(
                $"expressions in blocks {depth}",
                $"{Times("#if(true)#foreach($i in [1])", depth)}#set($a = {Times("(", depth)}1{Times(")", depth)})$a{Times("#end#end", depth)}");
            for (var levels = 1; levels <= 16; levels++)
            {
                yield return Create(
                    $"texts in texts, {levels}, parentheses {depth}",
                    $"#set($a = {Texts(levels, Times("(", depth), "1", Times(")", depth), "#set($b = ", ")$b")})$a");
                yield return Create(
                    $"texts in texts, {levels}, sums {depth}",
                    $"#set($a = {Texts(levels, Times("(", depth), "1", Times(Times(" + 1", depth) + ")", depth / 4), "#set($b = ", ")$b")})$a");
                yield return Create(
                    $"texts in texts, {levels}, blocks {depth}",
                    $"#set($a = {Texts(levels, "", "1", "", Times("#if(true)", depth) + "#set($b = ", ")$b" + Times("#end", depth))})$a");
                yield return Create(
                    $"texts in texts, {levels}, lists {depth}",
                    $"#set($a = {Texts(levels, Times("[", depth), "1", Times("]", depth), "#foreach($b in ", ")$b#end")})$a");
            }
        }

        for (var levels = 1; levels <= 16; levels++)
        {
            yield return Create($"texts in texts, {levels}", $"#set($a = {Texts(levels, "", "1", "", "$x", "$y")})$a");
            yield return Create($"texts in methods in texts, {levels}", $"#set($x = '') #set($a = {Texts(levels, "", "1", "", "$x.concat(", ")")})$a");
            yield return Create($"texts in calls in texts, {levels}", $"#macro(m $p)$p$p#end#set($a = {Texts(levels, "", "1", "", "#m(", ")")})$a");
            yield return Create($"calls that fail in texts, {levels}", $"#set($a = {Texts(levels, "", "1", "", Times("#a($a ", 12) + "#a(", "$a ")})$a");
            yield return Create($"indexes that fail in texts, {levels}", $"#set($a = {Texts(levels, "", "1", "", Times("$a[", 12), "$a ")})$a");
            yield return Create(
                $"indexes and calls that fail in texts, {levels}",
                $"{Times("#a(", 30)}{Times("$a[", 30)}{Texts(levels, "", "1", "", "#a($a[#a($a[", " x ")}");
            yield return Create($"macros in texts, {levels}", $"#set($a = {Texts(levels, "", "1", "", "#macro(m" + levels + ")x#end#x(", "")})$a");
        }

        yield return Create("one chain of sums", $"#set($a = 0{Times("+1", 130_000)})$a");
        yield return Create("one chain of every operator", $"#if(0{Times("+1*2<3&&4||5==6", 17_000)})x#end");

        // What nests when it runs.
        var deep = Times("(", 90) + "$x + 1" + Times(" + 1)", 90);
        yield return Create("macro in itself, in blocks", $"#macro(r $x){Times("#if(true)", 90)}#r($x){Times("#end", 90)}#end#r(1)");
        yield return Create(
            "macro in itself, in loops", $"#macro(r $x){Times("#foreach($i in [1])", 90)}#r($x)$foreach.topmost.index{Times("#end", 90)}#end#r(1)");
        yield return Create("macro in itself, by deep arguments", $"#macro(r $x)$x#r({deep})#end#r(1)");
        yield return Create("macro in itself, by deep texts", $"#macro(r $x)#set($y = \"{Times("#if(true)", 80)}#r($x){Times("#end", 80)}\")#end#r(1)");
        yield return Create("macro in itself, by deep conditions", $"#macro(r $x)#if({Times("!(", 90)}\"#r($x)\" == 1{Times(")", 90)})#end#end#r(1)");
        yield return Create(
            "bodies in bodies", $"#macro(w){Times("#if(true)", 40)}$bodyContent{Times("#end", 40)}#end{Times("#@w()", 90)}x{Times("#end", 90)}");
        yield return Create("blocks in blocks, by name", Numbered("#define($d{0})$d{1}#end", 9_000) + "$d0");
        yield return Create("blocks in texts, by name", Numbered("#define($d{0})#set($x = \"$d{1}\")$x#end", 7_000) + "$d0");
        yield return Create("blocks in conditions, by name", Numbered("#define($d{0})#if(!(\"$d{1}\" == 1))x#end#end", 6_000) + "$d0");
        yield return Create("blocks in lists, printed", Numbered("#define($d{0})$l{1}#end#set($l{0} = [$d{0}])", 5_000) + "$l0");
        foreach (var use in (string[])[
            "$e",
            "#set($k = {$e: 1})$k",
            "#if($e == $f)x#end",
            "$l.contains($f)",
            "$l.indexOf($e)",
            "$m.get($f)",
            "$m.containsKey($f)",
            "$m.containsValue($f)",
            "$l.equals($l)",
            "$e.toString()",
            "#set($s = \"$e\")$s",
            "#set($s = 'a' + $e)$s",
            "$l",
            "$m"])
        {
            foreach (var made in (string[])["{$e: 1}", "{1: $e}", "{$e: $e}", "{1: [$e]}", "{1: {1: $e}}"])
            {
                yield return Create(
                    $"entries in entries, {made}, {use}",
                    $"#set($e = 1)#set($f = 1)#foreach($i in [1..12000])#set($m = {made})#foreach($x in $m.entrySet())#set($e = $x)#end"
                        + $"#set($m = {made.Replace("$e", "$f", StringComparison.Ordinal)})#foreach($x in $m.entrySet())#set($f = $x)#end#end"
                        + $"#set($m = {{1: $e}})#set($l = [$e]){use}");
            }
        }

        yield return Create(
            "an entry that holds itself",
            "#set($m = {})#set($l = [])#set($x = $m.put('a', $l))#foreach($e in $m.entrySet())#set($x = $l.add($e))#end$l$m"
                + "#foreach($e in $m.entrySet())$e#end");
        yield return Create(
            "a map that holds itself",
            "#set($m = {})#set($x = $m.put('a', $m))#set($x = $m.put('b', $m))#set($n = {})#set($x = $n.put('a', $n))"
                + "#set($x = $n.put('b', $n))#if($m == $n)x#end$m.containsValue($n)$m");
        yield return Create(
            "a list that holds itself",
            "#set($l = [])#set($x = $l.add($l))#set($x = $l.add($l))#set($k = [])#set($x = $k.add($k))#set($x = $k.add($k))"
                + "#if($l == $k)x#end$l.contains($k)$l.indexOf($k)$l");
        yield return Create(
            "entries twice in entries",
            "#set($e = 1)#set($f = 1)#foreach($i in [1..40])#set($m = {$e: $e})#foreach($x in $m.entrySet())#set($e = $x)#end"
                + "#set($m = {$f: $f})#foreach($x in $m.entrySet())#set($f = $x)#end#end#if($e == $f)x#end"
                + "#set($k = {$e: 1})$k.get($f)$e");

        // What analysis goes through again and again.
        yield return Create("a long text in a macro that is called often", $"#macro(m)<p>{new string('y', 150_000)}<a#end{Times("#m()", 25_000)}");
        yield return Create("long texts in macros of macros", $"{Numbered("#macro(m{0})<p>yyyyyyyyyyyyyyyyyy#m{1}()#m{1}()<a b='#end", 4_000)}#m0()");
        yield return Create(
            "long texts in loops", $"{Times("#foreach($i in $a)", 90)}{Times("#if($a)<b #else'", 8)}{new string('y', 200_000)}{Times("#end", 98)}");
        yield return Create("ways through tags", $"{Times("#if($a)<b #elseif($b)\"#elseif($c)'#else>#end" + new string('y', 100), 1_800)}");
        yield return Create(
            "references that are no markup", $"{Times("#foreach($i in $a)", 20)}{Times("$" + new string('y', 120_000) + " ", 2)}{Times("#end", 20)}");
        yield return Create("long unknown names", Times("$" + new string('y', 900) + " ", 280));
        yield return Create("long unknown members", Times("$action." + new string('y', 900) + " ", 280));
        yield return Create("long arguments of an unknown macro", $"#m($a {new string('y', 0)}{Times("'" + new string('y', 900) + "' ", 280)})");
        yield return Create("calls with bodies in one another", $"{Times("#@m($a)", 95)}{new string('y', 250_000)}{Times("#end", 95)}");
        yield return Create("references in one another", $"{Times("$a.b(", 95)}'{new string('y', 250_000)}'{Times(")", 95)}");
        yield return Create("nine thousand macros", Numbered("#macro(macro{0} $a $b)<p>$a</p>#end", 9_000) + Numbered("\\#macro{0}", 100) + "#macro0(1 2)");
        yield return Create("macros in macros that call all", Numbered("#macro(a{0} $p)#a{1}($p)#a{1}($p)#end", 7_000) + "#a0(1)");
        yield return Create(
            "calls with every argument of one macro",
            $"#macro(m {Numbered("$p{0} ", 15_000)})$p0$p14999#end{Times($"#m({Numbered("{0} ", 1_000)})", 20)}");
        yield return Create("many branches", $"#if(false){Numbered("#elseif($a == {0})<b {0}>", 9_000)}#end");
        yield return Create("one long text", $"#set($a = '{new string('y', 260_000)}')$a");
        yield return Create("one long text of quotes", $"#set($a = '{Times("''", 130_000)}')$a");
        yield return Create("one long name", "$" + new string('y', 262_000));
        yield return Create("one long comment", "#*" + Times("#*", 131_000));
        yield return Create("one long line comment", Times("##", 131_000));
        yield return Create("dollars", Times("$!", 131_000));
        yield return Create("open braces", Times("${", 131_000));
        yield return Create("open braces with names", Times("${a", 87_000));
        yield return Create("open methods", Times("$a.b(1 ", 37_000));
        yield return Create("open quotes in calls", Times("#a('", 65_000));
        yield return Create("open lists in calls", Times("#a([1,", 43_000));
        yield return Create("blanks behind directives", Times("#set" + new string(' ', 1_000), 260));
        yield return Create("style of the page", $"<style>{Times("#main .header body", 15_000)}</style>");
        yield return Create("style that never ends", $"<style>{Times(".main#main.main ", 16_000)}");
        yield return Create("addresses that never end", Times("<img a src=", 23_000));
        yield return Create("classes that never end", Times(" class='a", 29_000));
        yield return Create(
            "many parameters read in calls of calls",
            $"#macro(m {Numbered("$p{0} ", 30_000)})$q$q$q$q$q$q$q$q#m()#end#foreach($i in [1..9999])#m()#end");
    }

    static IEnumerable<Weave> Scriban()
    {
        foreach (var depth in (int[])[5, 20, 45, 90])
        {
            foreach (var sign in (string[])["+", "*", "<", "==", "&&", "||", "??", "..", "<<", "|"])
            {
                yield return Script(
                    $"chains of “{sign}” in parentheses, {depth}",
                    $"{{{{ x = {Times("(", depth)}1{Times(Times(sign == "|" ? " | math.plus 1" : $" {sign} 1", depth) + ")", depth)} }}}}");
            }

            yield return Script($"members in lists, {depth}", $"{{{{ x = {Times("[", depth)}a{Times(Times(".a", depth) + "]", depth)} }}}}");
            yield return Script($"interpolations in parentheses, {depth}", $"{{{{ x = {Times("($\"{", depth)}1{Times("}\")", depth)} }}}}");
            yield return Script($"functions in blocks, {depth}", $"{{{{ {Times("if true; func f; ", depth)}1{Times("; end; end", depth)} }}}}");
            yield return Script(
                $"deep expressions in functions, {depth}", $"{{{{ func f(x); ret {Times("(", depth)}f(x){Times(" + 1)", depth)}; end; f 1 }}}}");
            yield return Script(
                $"wraps in wraps, {depth}",
                $"{{{{ func w; {Times("if true; ", depth)}$$; {Times("end; ", depth)}end }}}}"
                    + $"{Times("{{ wrap w }}", depth)}x{Times("{{ end }}", depth)}");
            yield return Script($"case in case, {depth}", $"{{{{ {Times("case 1; when 1; ", depth)}1{Times("; end", depth)} }}}}");
            yield return Script($"else if in else if, {depth}", $"{{{{ {Times("if false; else if false; else; ", depth)}1{Times("; end", depth)} }}}}");
        }

        foreach (var use in (string[])[
            "a",
            "a == b",
            "[a] | array.contains b",
            "[a, b] | array.uniq",
            "[a, b] | array.sort",
            "a | object.to_json",
            "a | object.values",
            "a | object.keys",
            "a | object.size",
            "a < b",
            "a + b",
            "x = {}; x[a] = 1; x",
            "[a, b] | array.join ','",
            "a | array.size",
            "a | array.first",
            "a | object.has_value 'x'",
            "a | string.size",
            "a | html.escape",
            "$\"{a}\"",
            "a ?? b",
            "a && b",
            "case a; when b; 1; end",
            "for x in a; x; end",
            "a | object.typeof",
            "a | array.concat b",
            "a * 2",
            "a | array.flatten",
            "a | array.map 'x'",
            "a | array.compact",
            "a | array.reverse",
            "a | object.format 'x'"])
        {
            yield return Script($"an object that holds itself: {use}", $"{{{{ a = {{}}; a.x = a; a.y = a; b = {{}}; b.x = b; b.y = b; {use} }}}}");
            yield return Script($"a list that holds itself: {use}", $"{{{{ a = [1, 2]; a[0] = a; a[1] = a; b = [1, 2]; b[0] = b; b[1] = b; {use} }}}}");
            yield return Script($"objects in objects: {use}", $"{{{{ a = 1; b = 1; for i in 1..9999; a = {{x: a, y: a}}; b = {{x: b, y: b}}; end; {use} }}}}");
            yield return Script($"lists in lists: {use}", $"{{{{ a = 1; b = 1; for i in 1..9999; a = [a, a]; b = [b, b]; end; {use} }}}}");
        }

        yield return Script(
            "a long text in a function that is called often",
            $"{{{{ func m }}}}<p>{new string('y', 70_000)}<a{{{{ end }}}}{Times("{{ m }}", 8_000)}");
        yield return Script(
            "long texts in functions of functions",
            $"{Numbered("{{{{ func m{0} }}}}<p>yyyyy{{{{ m{1}; m{1} }}}}<a b='{{{{ end }}}}", 2_000)}{{{{ m0 }}}}");
        yield return Script(
            "long texts in loops",
            $"{Times("{{ for i in a }}", 45)}{Times("{{ if a }}<b {{ else }}'", 8)}{new string('y', 100_000)}{Times("{{ end }}", 53)}");
        yield return Script("ways through tags", $"{Times("{{ if a }}<b {{ else if b }}\"{{ else }}>{{ end }}" + new string('y', 20), 1_800)}");
        yield return Script("four thousand functions", Numbered("{{{{ func m{0}(a); a; end }}}}", 4_000) + "{{ m0 1 }}");
        yield return Script("functions in functions that call all", Numbered("{{{{ func m{0}(a); m{1} a; m{1} a; end }}}}", 3_000) + "{{ m0 1 }}");
        yield return Script("names close to others", Numbered("{{{{ strin{0} 1; array.ad{0} 1 }}}}", 3_500));
        yield return Script("long names", Times("{{ " + new string('y', 900) + " }}", 140));
        yield return Script("one long text", "{{ '" + new string('y', 131_000) + "' }}");
        yield return Script("one long interpolation", "{{ $'" + Times("{a}", 43_000) + "' }}");
        yield return Script("open interpolation", "{{ $'" + Times("{", 130_000));
        yield return Script(
            "wraps of a long text",
            $"{{{{ func w; $$; $$; $$; $$; $$; $$; end }}}}{Times("{{ wrap w }}", 40)}{new string('y', 100_000)}{Times("{{ end }}", 40)}");
    }

    static Weave Create(string name, string template) => new(Language.Velocity, name, template);

    static Weave Script(string name, string template) => new(Language.Scriban, name, template);

    static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    static string Numbered(string format, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(number => string.Format(CultureInfo.InvariantCulture, format, number, number + 1)));

    /// <summary>A long chain of each kind of operator, one after the other.</summary>
    static string LongChains() => string.Concat(((string[])["*", "+", "<", "==", "&&", "||"]).Select(sign => Times($" {sign} 1", 90)));

    /// <summary>Operators in parentheses in operators: each closing parenthesis is followed by another chain.</summary>
    static string Chains(string sign, int length, int depth) => Times("(", depth) + "1" + Times(Times($" {sign} 1", length) + ")", depth);

    /// <summary>Texts in double quotes in one another: quotes double with every level, so that there are some 16 in the longest template.</summary>
    static string Texts(int levels, string open, string middle, string close, string head, string tail)
    {
        var text = open + middle + close;
        for (var level = 0; level < levels; level++)
        {
            text = $"{open}\"{(head + text + tail).Replace("\"", "\"\"", StringComparison.Ordinal)}\"{close}";
        }

        return text;
    }
}

/// <summary>One of them.</summary>
/// <param name="Language">Its language.</param>
/// <param name="Name">What it is called in the test's output.</param>
/// <param name="Template">Its text.</param>
internal sealed record Weave(Language Language, string Name, string Template);
