namespace UserMacro.Hostile.Inputs;

/// <summary>Templates in which one call costs more than it looks.</summary>
static class WorkTemplates
{
    const string Lists = "#set($l=[1..9999])#set($k=[10000..19999])";
    const string Text = "#set($s=\"aaaaaaaaaaaaaaaa\")#foreach($i in [1..13])#set($s=\"$s$s\")#end";
    const string Pieces = "#set($s=\"<b>$page.title</b>\")#foreach($i in [1..11])#set($s=\"$s$s\")#end";

    // A list of one long text, and last the text that all of another list are; they differ in their last character.
    const string LongTexts =
        "#set($s=\"aaaaaaaaaaaaaaaa\")#foreach($i in [1..10])#set($s=\"$s$s\")#end#set($t=\"${s}x\")#set($u=\"${s}y\")#set($l=[])#set($k=[])"
        + "#foreach($i in [1..9000])#set($d=$l.add($t))#set($d=$k.add($u))#end#set($d=$l.add($u))";

    const string Entries = "#set($m={\"a\":1})#foreach($i in [1..45])#foreach($e in $m.entrySet())";

    public static IReadOnlyList<(string Name, string Template)> Velocity { get; } =
    [
        ("containsAll of two lists of 9999", Lists + "$l.containsAll($k)"),
        ("containsAll of a list in itself, reversed matches", "#set($l=[1..9999])#set($k=[9999..1])$l.containsAll($k)"),
        ("containsAll of long texts", LongTexts + "$l.containsAll($k)"),
        ("containsAll of long texts, each found last", LongTexts + "#set($n=[])#foreach($i in [1..4000])#set($d=$n.add($u))#end$l.containsAll($n)"),
        ("indexOf of long texts", LongTexts + "$l.indexOf($u) $l.lastIndexOf($t) $l.contains($u)"),
        ("entries doubled 45 times, as keys", Entries + "#set($m={$e:$e})#end#end"),
        ("entries doubled 22 times, printed", Entries.Replace("45", "22", StringComparison.Ordinal) + "#set($m={$e:$e})#end#end$m"),
        ("containsAll of texts of 9999",
            "#set($l=[])#set($k=[])#foreach($i in [1..9999])#set($t=\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa$i\")#set($d=$l.add($t))"
                + "#set($u=\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaab$i\")#set($d=$k.add($u))#end$l.containsAll($k)"),
        ("contains in a loop", Lists + "#foreach($i in $k)#if($l.contains($i))x#end#end"),
        ("indexOf in a loop", Lists + "#foreach($i in $k)#set($d=$l.indexOf($i))#end"),
        ("lastIndexOf in a loop", Lists + "#foreach($i in $k)#set($d=$l.lastIndexOf($i))#end"),
        ("remove of the first in a loop", "#set($l=[1..9999])#foreach($i in [1..9999])#set($d=$l.remove(0))#end"),
        ("insert at the front in a loop", "#set($l=[])#foreach($i in [1..9999])#set($d=$l.add(0,$i))#end"),
        ("equals of two lists in a loop", "#set($l=[1..9999])#set($k=[1..9999])#foreach($i in [1..9999])#if($l.equals($k))x#end#end"),
        ("toString of a list in a loop", "#set($l=[1..9999])#foreach($i in [1..9999])#set($d=$l.toString())#end"),
        ("addAll of itself", "#set($l=[1])#foreach($i in [1..45])#set($d=$l.addAll($l))#end"),
        ("replaceAll in many pieces", Pieces + "$s.replaceAll(\"b\",\"c\").length()"),
        ("replaceAll of every character in pieces", Pieces + "$s.replaceAll(\".\",\"$0$0\").length()"),
        ("replace in many pieces", Pieces + "$s.replace(\"b\",\"c\").length()"),
        ("replaceAll of nothing", Text + "$s.replaceAll(\"\",\"ab\").length()"),
        ("replaceAll, backtracking", Text + "$s.replaceAll(\"(a+)+b\",\"c\").length()"),
        ("matches in a loop", Text + "#foreach($i in [1..9999])#if($s.matches(\"(a|aa)*b\"))x#end#end"),
        ("split of every character", Text + "#set($p=$s.split(\"a\"))$p.size()"),
        ("split of every character in a loop", Text + "#foreach($i in [1..999])#set($p=$s.split(\"\"))#end"),
        ("split in many pieces", Pieces + "#set($p=$s.split(\"b\"))$p.size()"),
        ("toCharArray in a loop", Text + "#foreach($i in [1..999])#set($p=$s.toCharArray())#end"),
        ("substring in a loop", Text + "#foreach($i in [1..9999])#set($p=$s.substring(1))#end"),
        ("substring in pieces, in a loop", Pieces + "#foreach($i in [1..9999])#set($p=$s.substring(1))#end"),
        ("indexOf of a long text in a loop",
            Text + "#set($t=\"${s}b\")#set($h=$s.substring(0,60000))#set($h=\"${h}b\")#foreach($i in [1..9999])#set($d=$s.indexOf($h))#end"),
        ("lastIndexOf of a long text", Text + "#set($h=$s.substring(0,60000))#set($h=\"b$h\")#foreach($i in [1..9999])#set($d=$s.lastIndexOf($h))#end"),
        ("replace of a long text that is not there",
            Text + "#set($h=$s.substring(0,60000))#set($h=\"${h}b\")#foreach($i in [1..9999])#set($d=$s.replace($h,\"\"))#end"),
        ("equals of long texts in a loop", Text + "#set($t=$s.substring(0))#foreach($i in [1..99999])#if($s==$t)x#end#end"),
        ("compareTo of long texts in a loop", Text + "#set($t=\"${s}b\")#foreach($i in [1..99999])#set($d=$s.compareTo($t))#end"),
        ("equalsIgnoreCase in a loop", Text + "#set($t=$s.toUpperCase())#foreach($i in [1..99999])#set($d=$s.equalsIgnoreCase($t))#end"),
        ("compareToIgnoreCase in a loop", Text + "#set($t=$s.toUpperCase())#foreach($i in [1..9999])#set($d=$s.compareToIgnoreCase($t))#end"),
        ("hashCode in a loop", Text + "#foreach($i in [1..99999])#set($d=$s.hashCode())#end"),
        ("toUpperCase in a loop", Text + "#foreach($i in [1..9999])#set($d=$s.toUpperCase())#end"),
        ("trim in a loop", "#set($s=\" \")#set($s=$s.repeat(250000))#foreach($i in [1..9999])#set($d=$s.trim())#end"),
        ("concat in a loop", "#set($s=\"a\")#foreach($i in [1..9999])#set($s=$s.concat(\"bbbbbbbbbbbbbbbbbbbbbbbbbb\"))#end"),
        ("repeat in a loop", "#set($s=\"a\")#foreach($i in [1..9999])#set($d=$s.repeat(250000))#end"),
        ("texts doubled", "#set($s=\"ab\")#foreach($i in [1..45])#set($s=\"$s$s\")#end"),
        ("maps doubled 45 times", "#set($m={\"a\":1})#foreach($i in [1..45])#set($m={\"a\":$m,\"b\":$m})#end$m"),
        ("maps doubled 45 times, as key", "#set($m={\"a\":1})#foreach($i in [1..45])#set($m={\"a\":$m,\"b\":$m})#end#set($k={})#set($d=$k.put($m,1))"),
        ("maps doubled 45 times, compared",
            "#set($m={\"a\":1})#set($n={\"a\":1})#foreach($i in [1..45])#set($m={\"a\":$m,\"b\":$m})#set($n={\"a\":$n,\"b\":$n})#end"
                + "#if($m==$n)x#end"),
        ("maps doubled 45 times, as JSON", "#set($m={\"a\":1})#foreach($i in [1..45])#set($m={\"a\":$m,\"b\":$m})#end$jsonator.convert($m)"),
        ("lists doubled 45 times", "#set($m=[1])#foreach($i in [1..45])#set($m=[$m,$m])#end$m"),
        ("lists doubled 45 times, contained", "#set($m=[1])#set($n=[1])#foreach($i in [1..45])#set($m=[$m,$m])#set($n=[$n,$n])#end$m.contains($n)"),
        ("lists doubled 45 times, as key", "#set($m=[1])#foreach($i in [1..45])#set($m=[$m,$m])#end#set($k={})#set($d=$k.put($m,1))"),
        ("containsValue in a loop",
            "#set($m={})#foreach($i in [1..9999])#set($d=$m.put($i,$i))#end#foreach($i in [1..9999])#if($m.containsValue(\"x\"))x#end#end"),
        ("keySet in a loop", "#set($m={})#foreach($i in [1..9999])#set($d=$m.put($i,$i))#end#foreach($i in [1..9999])#set($d=$m.keySet())#end"),
        ("entrySet in a loop", "#set($m={})#foreach($i in [1..9999])#set($d=$m.put($i,$i))#end#foreach($i in [1..9999])#set($d=$m.entrySet())#end"),
        ("putAll in a loop", "#set($m={})#set($n={})#foreach($i in [1..9999])#set($d=$m.put($i,$i))#end#foreach($i in [1..9999])#set($d=$n.putAll($m))#end"),
        ("keys of equal hash codes",
            "#set($m={})#set($a=[\"Aa\",\"BB\"])#foreach($x in $a)#foreach($y in $a)#foreach($z in $a)#foreach($v in $a)"
                + "#foreach($w in $a)#foreach($u in $a)#foreach($t in $a)#foreach($s in $a)#foreach($r in $a)#foreach($q in $a)"
                + "#foreach($p in $a)#foreach($o in $a)#set($k=\"$x$y$z$v$w$u$t$s$r$q$p$o\")#set($d=$m.put($k,1))#end#end#end#end#end"
                + "#end#end#end#end#end#end#end$m.size()"),
        ("htmlEncode of long texts",
            Text.Replace("aaaaaaaaaaaaaaaa", "<<<<<<<<<<<<<<<<", StringComparison.Ordinal)
                + "#foreach($i in [1..99])#set($d=$htmlUtil.htmlEncode($s))#end"),
        ("urlEncode of long texts",
            Text.Replace("aaaaaaaaaaaaaaaa", "<<<<<<<<<<<<<<<<", StringComparison.Ordinal)
                + "#foreach($i in [1..99])#set($d=$htmlUtil.urlEncode($s))#end"),
        ("pow", "#set($d=$math.pow(9999999,9999999))$d"),
        ("loops in loops", "#foreach($a in [1..9999])#foreach($b in [1..9999])#set($x=$a)#end#end"),
        ("9000 macros", string.Concat(Enumerable.Range(0, 9000).Select(number => $"#macro(m{number})a#end"))),
        ("9000 macros, each called", string.Concat(Enumerable.Range(0, 5000).Select(number => $"#macro(m{number})a#end#m{number}()"))),
        ("9000 macros, each calling the next", string.Concat(Enumerable.Range(0, 6000).Select(number => $"#macro(m{number})#m{number + 1}()#end")) + "#m0()"),
        ("macros doubled",
            string.Concat(Enumerable.Range(0, 45).Select(number => $"#macro(m{number})#m{number + 1}()#m{number + 1}()#end"))
                + "#macro(m45)x#end#m0()"),
        ("a macro of 9000 arguments", $"#macro(m {string.Concat(Enumerable.Range(0, 9000).Select(number => $"$a{number} "))})x#end#m()"),
        ("9000 names", string.Concat(Enumerable.Range(0, 9000).Select(number => $"#set($a{number}=1)$a{number}"))),
        ("9000 unknown methods", string.Concat(Enumerable.Range(0, 9000).Select(number => $"$page.x{number}()"))),
    ];

    public static IReadOnlyList<(string Name, string Template)> Scriban { get; } =
    [
        .. OnText(
            "string.remove_last 'b'",
            "string.remove_last 'zaaaaaaaaaa'",
            "string.remove_last ('a' * 120000 + 'b')",
            "string.remove_last 'a'",
            "string.remove_first ('a' * 120000 + 'b')"),
        .. OnText(
            "string.replace_first 'b' 'c'",
            "string.replace_first ('a' * 120000 + 'b') 'c'",
            "string.replace_first 'ab' 'c' true",
            "string.replace_first ('a' * 120000) 'c'",
            "string.replace 'a' 'bb'",
            "string.replace ('a' * 120000 + 'b') ''"),
        .. OnText(
            "string.split 'a'",
            "string.split ('a' * 120000 + 'b')",
            "string.split ''",
            "string.split 'aa' | array.size",
            "string.split 'a' | array.uniq",
            "string.split 'a' | array.sort",
            "string.split 'a' | array.reverse | array.join 'b'"),
        .. OnText(
            "string.contains ('a' * 120000 + 'b')",
            "string.index_of ('a' * 120000 + 'b')",
            "string.starts_with ('a' * 250000)",
            "string.ends_with ('b' + 'a' * 200000)",
            "string.equals_ignore_case ('A' * 250000)",
            "string.upcase",
            "string.capitalizewords",
            "string.handleize",
            "string.escape",
            "string.literal"),
        .. OnText(
            "string.strip",
            "string.lstrip",
            "string.rstrip",
            "string.strip_newlines",
            "string.truncate 100000",
            "string.truncatewords 100000",
            "string.whitespace",
            "string.to_int",
            "string.to_double",
            "string.md5",
            "string.sha512",
            "string.hmac_sha256 'a'",
            "string.base64_encode",
            "string.base64_decode",
            "string.pad_left 262144",
            "string.slice 1",
            "string.append 'a'",
            "string.prepend 'a'",
            "string.empty",
            "string.pluralize 'a' 'b'"),
        .. OnText(
            "html.escape",
            "html.strip",
            "html.url_encode",
            "html.url_escape",
            "html.newline_to_br",
            "regex.match 'a*b'",
            "regex.matches 'a'",
            "regex.matches 'a*?b'",
            "regex.replace 'a' '$0$0'",
            "regex.replace '' 'b'",
            "regex.split 'a'",
            "regex.split ''",
            "regex.escape",
            "regex.unescape",
            "object.from_json",
            "object.to_json",
            "date.parse",
            "math.plus 1"),
        .. OnOther("html.strip", "<a "), .. OnOther("html.strip", "<!--"), .. OnOther("html.strip", "<"),
        .. OnOther("string.handleize", "a "), .. OnOther("string.capitalizewords", "a "), .. OnOther("string.truncatewords 99999", "a "),
        .. OnOther("string.strip_newlines", "\\r\\n"), .. OnOther("string.remove_last 'ab'", "aab"),
        .. OnOther("string.replace_first 'aac' 'x'", "aab"), .. OnOther("string.split 'ab'", "aab"),
        .. OnOther("regex.matches '(a|b|ab)*c'", "ab"), .. OnOther("string.remove_last 'ß'", "s"),
        .. OnOther("string.replace_first 'ß' ''", "ss"), .. OnOther("string.remove_last 'x'", "\\u0301"),
        ("array.uniq of 9999 long texts", Long("array.uniq")),
        ("array.sort of 9999 long texts", Long("array.sort")),
        ("array.contains of long texts", Long("array.contains (s + 'b')")),
        ("array.concat doubled", "{{ l = [1]; for i in 1..45; l = l | array.concat l; end; l | array.size }}"),
        ("array.add_range doubled", "{{ l = [1]; for i in 1..45; l = l | array.add_range l; end; l | array.size }}"),
        ("array.remove_at in a loop", "{{ l = 1..9999 | array.concat []; for i in 1..9000; l = l | array.remove_at 0; end }}"),
        ("array.insert_at in a loop", "{{ l = []; for i in 1..9000; l = l | array.insert_at 0 i; end }}"),
        ("array.contains in a loop", "{{ l = 1..9999 | array.concat []; for i in 1..9999; x = l | array.contains 0; end }}"),
        ("array.compact in a loop", "{{ l = 1..9999 | array.concat []; for i in 1..9999; x = l | array.compact; end }}"),
        ("array.reverse in a loop", "{{ l = 1..9999 | array.concat []; for i in 1..9999; x = l | array.reverse; end }}"),
        ("array.uniq in a loop", "{{ l = 1..9999 | array.concat []; for i in 1..9999; x = l | array.uniq; end }}"),
        ("array.sort in a loop", "{{ l = 1..9999 | array.concat []; for i in 1..9999; x = l | array.sort; end }}"),
        ("array.join in a loop", "{{ l = 1..9999 | array.concat []; for i in 1..9999; x = l | array.join ','; end }}"),
        ("array.cycle in a loop", "{{ for i in 1..99999; array.cycle ['a','b'] i; end }}"),
        ("equal arrays in a loop", "{{ l = 1..9999 | array.concat []; k = 1..9999 | array.concat []; for i in 1..9999; x = l == k; end }}"),
        ("difference of arrays", "{{ l = 1..9999 | array.concat []; k = 10000..19999 | array.concat []; x = l - k; y = l & k; z = l | k; }}"),
        ("objects doubled 45 times", "{{ a = {x:1}; for i in 1..45; a = {a:a,b:a}; end; a }}"),
        ("objects doubled 45 times, as JSON", "{{ a = {x:1}; for i in 1..45; a = {a:a,b:a}; end; a | object.to_json }}"),
        ("arrays doubled 45 times, compared", "{{ a = [1]; b = [1]; for i in 1..45; a = [a,a]; b = [b,b]; end; a == b }}"),
        ("object.keys in a loop", "{{ a = {}; for i in 1..5000; a['k' + i] = i; end; for i in 1..9999; x = a | object.keys; y = a | object.values; end }}"),
        ("powers", "{{ x = 7; for i in 1..60; x = x * x; end; x }}"),
        ("divisions of large numbers", "{{ x = 7; for i in 1..17; x = x * x; end; for i in 1..9999; y = x // 3; z = x % 7; end }}"),
        ("large numbers printed", "{{ x = 1 << 800000; for i in 1..99; y = x | string.size; z = '' + x; end }}"),
        ("text times number", "{{ for i in 1..9999; x = 'a' * 262144; end }}"),
        ("text plus text in a loop", "{{ s = 'a' * 250000; for i in 1..9999; x = s + i; end }}"),
        ("equal texts in a loop", "{{ s = 'a' * 250000; t = s + ''; for i in 1..99999; x = s == t; end }}"),
        ("order of texts in a loop", "{{ s = 'a' * 250000; t = s + 'b'; for i in 1..99999; x = s < t; end }}"),
        ("loops in loops", "{{ for i in 1..9999; for j in 1..9999; x = i; end; end }}"),
        ("functions of functions", "{{ func f(n); ret n < 2 ? n : f(n - 1) + f(n - 2); end; f 40 }}"),
        ("9000 functions", "{{" + string.Concat(Enumerable.Range(0, 6000).Select(number => $"func f{number};1;end;")) + "}}"),
        ("9000 names", string.Concat(Enumerable.Range(0, 6000).Select(number => $"{{{{a{number}=1}}}}"))),
        ("9000 unknown members", string.Concat(Enumerable.Range(0, 6000).Select(number => $"{{{{page.x{number}}}}}"))),
        ("9000 unknown parameters", string.Concat(Enumerable.Range(0, 4000).Select(number => $"{{{{params.x{number}}}}}"))),
    ];

    static IEnumerable<(string Name, string Template)> OnText(params string[] calls) =>
        calls.Select(call => ($"{call} of 262144 characters", $"{{{{ s = 'a' * 262144; x = s | {call} }}}}"));

    static IEnumerable<(string Name, string Template)> OnOther(string call, string unit) =>
        [($"{call} of 260000 characters '{unit}'", $"{{{{ s = \"{unit}\" * 86000; x = s | {call} }}}}")];

    static string Long(string call) => $"{{{{ s = 'a' * 250000; l = []; for i in 0..200; l[i] = s + (i % 3); end; x = l | {call} }}}}";
}
