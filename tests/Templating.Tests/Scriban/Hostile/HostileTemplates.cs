namespace UserMacro.Templating.Tests.Scriban.Hostile;

/// <summary>Templates made to run for ever, to eat memory, or to end the process, by family; with the ways in which they may end.</summary>
internal static class HostileTemplates
{
    /// <summary>Any of the guard's reasons.</summary>
    const string Guard = "Steps|Time|Memory|Output|Depth";

    /// <summary>Also a run to the end, when the engine's limits keep the work small.</summary>
    const string Any = "|" + Guard + "|TemplateError|Refused";

    /// <summary>Chains of lazy sequences: reading one recurses through all of them.</summary>
    public static TheoryData<string, string> LazyChains => new()
    {
        { "{{ x = 1..5; for i in 1..9000; x = x | array.reverse; end; x | array.size }}", Any },
        { "{{ x = 1..2; for i in 1..9000; x = x | array.limit 2; end; x | array.first }}", Any },
        { "{{ x = [1]; for i in 1..9000; x = x | array.compact; end; for y in x; y; end }}", Any },
        { "{{ x = [1]; for i in 1..9000; x = x << i; end; x | array.size }}", Any },
        { "{{ x = [1]; for i in 1..9000; x = i >> x; end; x[5] }}", Any },
        { "{{ x = 1..3; for i in 1..9000; x /= 5; end; x }}", Any },
        { "{{ x = 1..3; for i in 1..9000; x %= 1; end; x | array.size }}", Any },
        { "{{ x = 1..3; for i in 1..9000; x += []; end; x }}", Any },
        { "{{ x = 1..3; for i in 1..9000; x *= 1; end; x }}", Any },
        { "{{ o = {a: 1..3}; for i in 1..9000; o.a /= 5; end; o.a | array.size }}", Any },
        { "{{ o = [1..3]; for i in 1..9000; o[0] += []; end; o[0] | array.size }}", Any },
        { "{{ x = [[1,2]]; for i in 1..9000; x = x | array.each @array.reverse; end; x[0] | array.size }}", Any },
        { "{{ x = [[1,2]]; for i in 1..5000; x = [x] | array.each @array.compact; end; x }}", Any },
        { "{{ x = 1..3; func f(a); ret a | array.offset 0; end; for i in 1..3000; x = f x; end; x }}", Any },
        { "{{ x = 1..3; for i in 1..9000; x = x | array.each do; ret $0; end; end; x }}", Any },
        { "{{ x = 1..3; for i in 1..9000; x = x | array.filter do; ret true; end; end; x }}", Any },
        { "{{ x = 1..3; for i in 1..9000; x = x | array.concat []; end; x }}", Any },
        { "{{ x = 1..3; for i in 1..9000; x = x | array.uniq; end; x }}", Any },
        { "{{ x = [{a:1}]; for i in 1..9000; x = x | array.map 'a'; end; x }}", Any },
        { "{{ x = [1] | 5; x = [1] & [1]; for i in 1..9000; x = x & x; end; x }}", Any },
        { "{{ a = {}; a.self = a; a < a }}", Any },
        { "{{ a = {}; a.self = a; a | object.format 'x' }}", Any },
        { "{{ a = {}; a.self = [a]; a | math.format 'x' }}", Any },
        { "{{ a = {}; a.self = a; a | math.abs }}", Any },
        { "{{ a = {}; a.self = a; array.each [1] a }}", Any },
        { "{{ a = {}; a.self = a; a + a }}", Any },
        { "{{ a = {}; a.self = a; a 1 }}", Any },
        { "{{ this.self = this; this < this }}", Any },
        { "{{ a = '{}' | object.from_json; a.self = a; a < a }}", Any },
        { "{{ a = {}; a.self = a; for x in a; x | math.abs; end }}", Any },
        { "{{ a = {}; a.self = a; a }}", "Depth" },
        { "{{ a = []; a[0] = a; a }}", "Depth" },
        { "{{ a = []; a[0] = a; a == a }}", Any },
        { "{{ a = []; a[0] = a; [a] | array.contains a }}", Any },
        { "{{ a = {}; a.self = a; a | object.to_json }}", "Depth" },
        { "{{ a = []; a[0] = a; a | object.to_json }}", "Depth" },
        { "{{ a = []; a[0] = a; a | array.join ',' }}", "Depth" },
        { "{{ a = []; a[0] = a; a | array.sort }}", Any },
        { "{{ func f; f; end; f }}", "Depth" },
        { "{{ func f; capture x; f; end; end; f }}", "Depth" },
        { "{{ func f(x); ret f(x + 1); end; f 1 }}", "Depth" },
        { "{{ f = do; ret @f; end; f }}", Any },
    };

    /// <summary>Deep expressions inside recursive functions.</summary>
    public static TheoryData<string, string> DeepExpressions => new()
    {
        { "{{ func f(x); ret " + Repeat("(1 + ", 90) + "f(x + 1)" + Repeat(")", 90) + "; end; f 1 }}", "Depth|Refused" },
        { "{{ func f(x); ret " + Repeat("(", 40) + "f(x)" + Repeat(")", 40) + "; end; f 1 }}", "Depth|Refused" },
        { "{{ func f(x); ret " + Repeat("-", 45) + "f(x); end; f 1 }}", "Depth|Refused" },
        { "{{ func f(x); ret " + Repeat("[", 45) + "f(x)" + Repeat("]", 45) + "; end; f 1 }}", "Depth|Refused" },
        { "{{ func f(x); ret 1" + Repeat(" + 1", 45) + " + f(x); end; f 1 }}", "Depth|Refused" },
        { "{{ func f(x); " + Repeat("if true; ", 30) + "f(x); " + Repeat("end; ", 30) + "end; f 1 }}", "Depth|Refused" },
        { "{{ func f(x); " + Repeat("for i in [1]; ", 30) + "f(x); " + Repeat("end; ", 30) + "end; f 1 }}", "Depth|Refused" },
        { "{{ func f(x); x | array.each @f; end; f [1] }}", "Depth|Refused|TemplateError" },
        { "{{ func f(x); [[x]] | array.each do; ret f($0); end; end; f 1 }}", "Depth|Refused|TemplateError" },
        { "{{ func f(x); ret [1,2] | array.join ',' @f; end; f 1 }}", "Depth|Refused|TemplateError" },
        { "{{ func f(x); ret [1,2] | array.any @f; end; f 1 }}", "Depth|Refused|TemplateError" },
        { Repeat("{{ if true }}", 500) + Repeat("{{ end }}", 500), Any },
        { "{{ " + Repeat("(", 5000) + "1" + Repeat(")", 5000) + " }}", "Refused" },
        { "{{ " + Repeat("[", 20000), "Refused" },
        { "{{ x = 1" + Repeat(" | math.plus 1", 5000) + " }}", "Refused" },
        { "{{ if 1 == 2; 1; " + Repeat("else if 1 == 3; 2; ", 3000) + "end }}", "Refused" },
        { "{{ x" + Repeat(".a", 5000) + " }}", "Refused" },
    };

    /// <summary>Calls upon calls, and loops whose budget starts again.</summary>
    public static TheoryData<string, string> CallTrees => new()
    {
        { "{{ func f(n); if n > 0; f(n - 1); f(n - 1); end; end; f 35 }}", "Steps|Time" },
        { "{{ func fib(n); ret n < 2 ? n : fib(n - 1) + fib(n - 2); end; fib 35 }}", "Steps|Time" },
        { "{{ func l; for i in 1..9000; x = i; end; end; for j in 1..9; l; end; l; l; l; l; l; l; l; l; l; l; l; l; l; l }}", "Steps|Time" },
        { "{{ while true; end }}", "Steps|Time" },
        { "{{ while true; x = 1; end }}", "Steps|Time" },
        { "{{ for i in 1..10000; for j in 1..10000; end; end }}", "Steps|Time" },
        { "{{ for i in 1..99999999999; end }}", "Steps|Time" },
        { "{{ for i in 1..10000000000000000000000; end }}", Any },
        { Repeat("{{ for i in 1..9999; x = i + i; end }}", 40), "Steps|Time" },
        { "{{ func f(n); ret n == 0 ? [1] : ([1,2,3,4] | array.each do; ret f(n - 1); end); end; f 12 }}", Guard },
    };

    /// <summary>What grows.</summary>
    public static TheoryData<string, string> Amplifiers => new()
    {
        { "{{ s = 'aaaaaaaaaa'; for i in 1..60; s = s + s; end }}", "Output|Memory" },
        { "{{ s = 'a'; for i in 1..60; s = $\"{s}{s}\"; end }}", "Output|Memory" },
        { "{{ s = 'a' * 99999999999 }}", Any },
        { "{{ s = 'a' * 200000; l = []; for i in 1..9000; l[i] = s + i; end }}", "Memory" },
        { "{{ s = 'a' * 250000; for i in 1..90; s = s | string.base64_encode; end }}", "Output|Memory" },
        { "{{ s = '<' * 200000; for i in 1..90; s = s | html.escape; end }}", "Output|Memory" },
        { "{{ s = '<' * 200000; s | html.url_encode | html.url_encode | html.url_encode }}", "Output|Memory" },
        { "{{ s = '\\n' * 200000; s | html.newline_to_br }}", "Output|Memory" },
        { "{{ s = '\"' * 200000; s | string.literal | string.literal | string.literal }}", "Output|Memory" },
        { "{{ s = 'a' * 60000; l = []; for i in 1..450; l[i] = s; end; l | object.to_json }}", "Output|Memory" },
        { "{{ a = {x:1}; for i in 1..30; a = {a:a,b:a}; end; a }}", "Depth|Steps|Output" },
        { "{{ a = {x:1}; for i in 1..18; a = {a:a,b:a,c:a,d:a,e:a}; end; a }}", "Steps|Output|Time" },
        { "{{ a = [1]; for i in 1..18; a = [a,a,a,a,a]; end; a | object.to_json }}", "Steps|Output|Time" },
        { "{{ a = [1]; for i in 1..18; a = [a,a,a,a,a]; end; a | array.join ',' }}", "Steps|Output|Time" },
        { "{{ a = [1]; for i in 1..18; a = [a,a,a,a,a]; end; b = [1]; for i in 1..18; b = [b,b,b,b,b]; end; a == b }}", Any },
        { "{{ capture c }}" + new string('x', 1000) + "{{ end; for i in 1..9000; c; end }}", "Output" },
        { $"{{{{ capture c; for i in 1..9000; '{new string('x', 133)}'; end; end }}}}", "Output" },
        { "{{ s = 'a,' * 130000; for i in 1..200; x = s | string.split ','; end }}", "Memory|Time" },
        { "{{ s = 'a' * 250000; for i in 1..9000; x = s | string.upcase; end }}", "Memory|Time" },
        { "{{ s = 'a' * 250000; for i in 1..9000; x = s | string.slice 1; end }}", "Memory|Time" },
        { "{{ s = '[' + ('1,' * 100000) + '1]'; for i in 1..900; x = s | object.from_json; end }}", "Memory|Time|Steps" },
        { "{{ l = []; l[2000000000] = 1 }}", Any },
        { "{{ l = []; l[9999999] = 1; l[99999999] = 1; l }}", Any },
        { "{{ [] | array.insert_at 2000000000 1 }}", Any },
        { "{{ 'a' | string.pad_left 2000000000 }}", Any },
        { "{{ s = 'a' * 1000; s | regex.replace '' ('$0$`' * 100000) }}", Any },
        { "{{ s = 'a' * 250000; s | regex.replace 'a' ('$0' * 100000) }}", "Output|Memory|Time" },
        { "{{ s = 'a' * 200000; s | regex.matches 'a' }}", Any },
        { "{{ s = 'a' * 200000; s | string.replace 'a' 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb' }}", Any },
        { "{{ capture c; for i in 1..9; 'x'; end; end; c.builder.capacity = 2000000000; c.builder.length = 2000000000; c }}", Any },
    };

    /// <summary>Single calls that take long.</summary>
    public static TheoryData<string, string> CostlyCalls => new()
    {
        { "{{ x = 'a' * 200000; x | regex.match '^(a+)+$b' }}", Any },
        { "{{ x = ('a' * 100000) + 'b'; x | regex.match '(a*)*c' }}", Any },
        { "{{ 'aaaa' | regex.match '((a{1,100}){1,100}){1,100}' }}", "TemplateError" },
        { "{{ 'a' | regex.match '(?=a)a' }}", "TemplateError" },
        { "{{ 'a' | regex.match '(a)\\\\1' }}", "TemplateError" },
        { "{{ 'a' | regex.match ('a' * 501) }}", "TemplateError" },
        { "{{ 'a' | regex.match '((' }}", "TemplateError" },
        { "{{ x = 1 << 1000000; x }}", "Output" },
        { "{{ x = 7; for i in 1..60; x = x * x; end; x }}", "Output" },
        { "{{ x = 99999999999999999999 ^ 999999 }}", Any },
        { "{{ x = '<!--' * 60000; x | html.strip }}", Any },
        { "{{ x = '<a ' * 80000; for i in 1..50; y = x | html.strip; end }}", Any },
        { "{{ s = ('a' * 130000) + 'b'; t = 'a' * 260000; for i in 1..900; x = t | string.contains s; end }}", Any },
        { "{{ 5 | math.format 'D999999999' }}", "TemplateError" },
        { "{{ 5 | math.format 'N9999999999999' }}", "TemplateError" },
        { "{{ 5 | object.format ('0' * 200000) }}", "TemplateError" },
        { "{{ date.now | date.to_string ('%c' * 100000) }}", "TemplateError" },
        { "{{ s = 'a' * 250000; l = []; for i in 1..200; l[i] = s + i; end; l | array.sort }}", "Memory" },
        { "{{ s = 'a' * 250000; l = []; for i in 0..4900; l[i] = s; end; x = l | array.uniq }}", "Steps|Time|Memory" },
        { "{{ s = 'a' * 250000; l = []; for i in 0..4900; l[i] = s; end; x = l | array.sort }}", Any },
        { "{{ s = 'ab' * 120000; for i in 1..9000; x = s | string.sha512; end }}", "Time|Memory|Steps" },
        { "{{ s = ' ' * 250000; for i in 1..900; x = s | string.handleize; end }}", Any },
        { "{{ s = '\\r\\n' * 120000; for i in 1..900; x = s | string.strip_newlines; end }}", Any },
        { "{{ 1" + new string('0', 100000) + " }}", Any },
        { "{{ ('9' * 200000) | string.to_int }}", Any },
        { "{{ ('9' * 200000) | math.plus 1 }}", Any },
    };

    /// <summary>Floods of messages while parsing.</summary>
    public static TheoryData<string, string> ParserFloods => new()
    {
        { Repeat("{{ (", 32000), "Refused" },
        { Repeat("{{", 65000), "Refused" },
        { Repeat("{{ if x }}", 13000), "Refused" },
        { Repeat("{{ \"", 32000), "Refused" },
        { Repeat("{{ @#$ }}", 14000), "Refused" },
        { new string('x', 128 * 1024 + 1), "Refused" },
        { Repeat("{{ nope.nope }}<xmp>{{ nope }}</xmp>", 4000), "Refused" },
        { Repeat("<", 130_000), "" },
        { Repeat("{{ if a }}<b {{ end }}", 5900), Any },
    };

    static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
