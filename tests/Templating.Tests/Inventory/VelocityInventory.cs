using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Velocity.Methods;
using UserMacro.Templating.Velocity.Objects;

namespace UserMacro.Templating.Tests.Inventory;

/// <summary>Every method and operator of Velocity with values of the largest size.</summary>
internal static class VelocityInventory
{
    static readonly string[] Texts = ["$paramletters", "$paramneedle", "$segments", "$paramgroups", "$paramexpression", "$paramcomma", "2147483647"];

    static readonly string[] Lists = ["$range", "$texts", "$pieces", "$collisions", "$doubled", "$itself", "2147483647"];

    static readonly string[] Maps = ["$paramletters", "$map", "$mapitself", "$maps", "$doubled", "$entry", "2147483647"];

    static readonly string[] Numbers = ["$paramletters", "$paramdigits", "2147483647", "$long", "$big", "$date", "1.7E308"];

    /// <summary>For what takes any value.</summary>
    static readonly string[] Mixed = ["$paramletters2", "$segments", "$paramwide", "$texts", "$map", "$doubled", "$big"];

    /// <summary>What makes a value that no literal can write.</summary>
    public static readonly IReadOnlyDictionary<string, string> Makings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["$segments"] = "#set($segments = \"#foreach($i in [1..10000])a$paramcomma#end\")",
        ["$range"] = "#set($range = [1..50000])",
        ["$pieces"] = "#set($pieces = $parampieces.split(','))",
        ["$texts"] = "#set($texts = [$paramletters, $paramletters, $paramletters, $paramletters])#foreach($i in [1..11])#set($ok = $texts.addAll($texts))#end",
        ["$texts2"] = "#set($texts2 = [])#foreach($i in [1..20])#set($ok = $texts2.add(\"$paramletters$paramempty\"))"
            + "#set($ok = $texts2.add($paramletters2))#end",
        ["$collisions"] = "#set($one = 1073741824 * 4)#set($one = $one + 1)#set($collisions = [])#foreach($i in [1..4000])"
            + "#set($ok = $collisions.add($one * $i))#end",
        ["$map"] = "#set($map = {})#foreach($i in [1..4000])#set($ok = $map.put(\"k$i\", $i))#end",
        ["$doubled"] = "#set($doubled = ['x'])#foreach($i in [1..18])#set($doubled = [$doubled, $doubled])#end",
        ["$itself"] = "#set($itself = [])#set($ok = $itself.add($itself))",
        ["$maps"] = "#set($maps = {'k': 1})#foreach($i in [1..45])#set($maps = {'k': $maps, 'l': $maps})#end",
        ["$mapitself"] = "#set($mapitself = {'k': 1})#set($ok = $mapitself.put('l', $mapitself))",
        ["$entry"] = "#set($entry = 1)#foreach($i in [1..45])#set($m = {'k': $entry})#foreach($e in $m.entrySet())#set($entry = $e)#end#end",
        ["$long"] = "#set($long = 2147483647 * 2147483647)",
        ["$big"] = "#set($big = 2147483647)#foreach($i in [1..6])#set($big = $big * $big)#end",
        ["$date"] = "#set($date = $action.dateFormatter.currentDateTime)",
        ["$calendar"] = "#set($calendar = $action.dateFormatter.calendar)",
        ["$json"] = "#set($json = $jsonator.convert($paramletters))",
        ["$keys"] = "#set($source = {})#foreach($i in [1..4000])#set($ok = $source.put($i, $i))#end#set($keys = $source.keySet())",
    };

    static readonly string[] All =
    [
        .. InventoryTexts.Parameters.Keys.Select(name => "$param" + name), .. Makings.Keys,
        "0", "-1", "2147483647", "-2147483648", "1.7E308", "true", "[]", "{}", "$webwork",
    ];

    static readonly (MethodTable Table, string[] Targets, string[] Values)[] Tables =
    [
        (TextMethods.Table, ["$paramletters", "$paramalternating", "$parampieces", "$paramlines", "$segments"], Texts),
        (ListMethods.Table, ["$range", "$pieces", "$texts", "$itself"], Lists),
        (ListMethods.Collection, ["$keys"], Lists),
        (MapMethods.Table, ["$map", "$mapitself", "$maps"], Maps),
        (MapMethods.Entry, ["$entry"], Maps),
        (NumberMethods.Table, ["2147483647", "$long", "$big", "1.7E308"], Numbers),
        (NumberMethods.Boolean, ["true"], Numbers),
        (DateMethods.Table, ["$date"], Numbers),
        (DateMethods.Calendar, ["$calendar"], Numbers),
        (JsonMethods.Table, ["$json"], Mixed),
        .. HostNames.Objects.Select(host => (host.Value.Type.Methods, new[] { "$" + host.Key }, Mixed)),
    ];

    static readonly string[] Operators =
    [
        "$a + $b", "$a - $b", "$a * $b", "$a / $b", "$a % $b", "\"$a$b$a\"", "[$a..$b]", "[$a, $b]", "{$a: $b}", "$a[$b]", "$a.get($b)",
    ];

    static readonly string[] Conditions =
        ["$a == $b", "$a != $b", "$a < $b", "$a >= $b", "$a && $b", "$a || $b", "!$a", "[$a, $b] == [$b, $a]", "{'k': $a} == {'k': $b}"];

    static readonly string[] Statements =
    [
        "#foreach($i in $a)#end$b", "#set($a[$b] = $b)", "#set($a.k = $b)", "#define($d)$a#end#set($x = \"$d$d\")",
        "#macro(m $p)$p#end#m($a)", "#usernameLink($a)",
    ];

    static readonly (string Before, string After, OutputMarkup Markup)[] Places =
    [
        ("<p>", "</p>", OutputMarkup.Html), ("<a title=\"", "\">", OutputMarkup.Html), ("<a href=\"", "\">", OutputMarkup.Html),
        ("<a onclick=\"f(", ")\">", OutputMarkup.Html), ("<script>f(", ")</script>", OutputMarkup.Html),
        ("<ac:plain-text-body><![CDATA[", "]]></ac:plain-text-body>", OutputMarkup.Storage),
    ];

    /// <param name="all">All values, instead of those that are most work.</param>
    public static IEnumerable<InventoryCase> Cases(bool all)
    {
        foreach (var (table, targets, values) in Tables)
        {
            foreach (var (name, count) in table.Signatures)
            {
                foreach (var target in targets)
                {
                    foreach (var arguments in ScribanInventory.Pairs([.. Enumerable.Repeat(all ? All : values, count)]))
                    {
                        yield return Case(
                            $"{target}.{name}",
                            $"#set($x = {{0}}.{name}({string.Join(", ", Enumerable.Range(1, count).Select(index => $"{{{index}}}"))}))",
                            [target, .. arguments]);
                    }
                }
            }
        }

        foreach (var method in (string[])["replaceAll({1}, 'x')", "replaceFirst({1}, 'x')", "split({1})", "matches({1})"])
        {
            yield return Case(
                $"$parammixed.{method[..method.IndexOf('(', StringComparison.Ordinal)]}", $"#set($x = {{0}}.{method})", ["$parammixed", "$parambackward"]);
        }

        foreach (var code in Operators.Select(code => $"#set($x = {code})").Concat(Conditions.Select(code => $"#if({code})y#end")).Concat(Statements))
        {
            foreach (var arguments in ScribanInventory.Pairs(all ? [All, All] : [Mixed, Mixed]))
            {
                yield return Case(
                    code,
                    $"#set($a = {{0}})"
                        + $"#set($b = {{1}}){code.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)}",
                    arguments);
            }
        }

        foreach (var (before, after, markup) in Places)
        {
            foreach (var value in All)
            {
                yield return Case(before, $"#set($a = {{0}}){before}$a{after}", [value]) with { Markup = markup };
            }
        }
    }

    /// <summary>A literal has no methods, so that every value gets a name.</summary>
    static InventoryCase Case(string name, string format, string[] values)
    {
        var makings = values.Distinct(StringComparer.Ordinal).Where(Makings.ContainsKey).Select(value => Makings[value]);
        var named = values.Select((value, index) => $"#set($v{index} = {value})");
        var code = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, [.. values.Select((_, index) => $"$v{index}")]);
        return new(name, string.Join(", ", values), Language.Velocity, $"{string.Concat(makings)}{string.Concat(named)}{code}");
    }
}
