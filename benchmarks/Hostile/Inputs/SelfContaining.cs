namespace UserMacro.Hostile.Inputs;

/// <summary>Templates that put values into themselves and then have them printed, compared, hashed or walked.</summary>
static class SelfContaining
{
    public static IReadOnlyList<string> Velocity { get; } =
    [
        // An entry of a map, whose value leads back to it.
        "#set($m={})#set($d=$m.put(\"a\",1))#foreach($e in $m.entrySet())#set($f=$e)#end#set($d=$m.put(\"a\",$f))$m",
        "#set($m={\"a\":1})#foreach($i in [1..9000])#foreach($e in $m.entrySet())#set($m={\"a\":$e})#end#end$m",
        "#set($m={\"a\":1})#foreach($i in [1..9000])#foreach($e in $m.entrySet())#set($m={\"a\":$e})#end#end#set($k={})$!k.put($m,1)",
        "#set($m={\"a\":1})#foreach($i in [1..9000])#foreach($e in $m.entrySet())#set($m={\"a\":$e})#end#end"
            + "#foreach($e in $m.entrySet())#set($k={})$!k.put($e,1)#end",
        "#set($m={\"a\":1})#foreach($i in [1..9000])#foreach($e in $m.entrySet())#set($m={\"a\":$e})#end#end$m.equals($m)",
        "#set($m={\"a\":1})#set($n={\"a\":1})#foreach($i in [1..4000])#foreach($e in $m.entrySet())#set($m={\"a\":$e})#end"
            + "#foreach($e in $n.entrySet())#set($n={\"a\":$e})#end#end#if($m==$n)x#end",
        "#set($m={})#set($d=$m.put(\"a\",$m))$m",
        "#set($m={})#set($d=$m.put($m,$m))$m",
        "#set($m={})#set($d=$m.put(\"a\",$m.entrySet()))#set($d=$m.put(\"b\",$m.values()))$m",
        "#set($l=[])#set($d=$l.add($l))$l",
        "#set($l=[])#set($d=$l.add($l))#set($m={})#set($d=$m.put($l,1))$m",
        "#set($l=[])#set($d=$l.add($l))#if($l==$l)x#end$l.contains($l)$l.indexOf($l)",
        "#set($l=[])#set($k=[])#set($d=$l.add($k))#set($d=$k.add($l))#if($l==$k)x#end",
        "#set($l=[1])#foreach($i in [1..9000])#set($l=[$l])#end$l",
        "#set($l=[1])#foreach($i in [1..9000])#set($l=[$l])#end#set($m={})#set($d=$m.put($l,1))$m",
        "#set($l=[1])#foreach($i in [1..9000])#set($l=[$l])#end$jsonator.convert($l)",
        "#set($m={})#set($d=$m.put(\"a\",$m))$jsonator.convert($m)",
        "#set($m={\"a\":1})#foreach($i in [1..9000])#set($m={\"a\":$m})#end$m",
        "#set($m={\"a\":1})#foreach($i in [1..9000])#set($m={\"a\":$m})#end$jsonator.convert($m)",
        "#set($a=\"x\")#define($a)$a#{end}$a",
        "#define($a)$b#{end}#define($b)$a#{end}$a",
        "#macro(a)#a()#{end}#a()",
        "#macro(a)#@a()$bodyContent#{end}#{end}#a()",
        "#set($a=\"x\")#foreach($i in [1..9000])#set($a=\"$a$i\")#end$a.length()",
        "#define($a)x#{end}#foreach($i in [1..900])#set($b=$a)#define($a)$b#{end}#end$a",
    ];

    public static IReadOnlyList<string> Scriban { get; } =
    [
        "{{ a = {}; a.self = a; a }}",
        "{{ a = []; a[0] = a; a }}",
        "{{ a = []; a[0] = a; a | array.join ',' }}",
        "{{ a = []; a[0] = a; [a] | array.contains a }}",
        "{{ a = {}; a.self = a; a | object.to_json }}",
        "{{ a = {}; a.self = a; a == a; a < a }}",
        "{{ a = []; b = []; a[0] = b; b[0] = a; a == b }}",
        "{{ a = []; b = []; a[0] = b; b[0] = a; [a] | array.uniq; [a,b] | array.sort }}",
        "{{ a = [1]; for i in 1..9000; a = [a]; end; a }}",
        "{{ a = [1]; b = [1]; for i in 1..4000; a = [a]; b = [b]; end; a == b }}",
        "{{ a = {}; for i in 1..9000; a = {a: a}; end; a | object.to_json }}",
        "{{ a = [1]; for i in 1..9000; a = [a]; end; a | object.to_json }}",
        "{{ func f; f; end; f }}",
        "{{ func f(x); ret [x] | array.each @f; end; f 1 }}",
        "{{ a = 1..3; for i in 1..9000; a = a | array.concat [1]; end; a | array.size }}",
        "{{ x = 'a'; for i in 1..9000; x = $\"{x}{i}\"; end; x | string.size }}",
    ];
}
