using System.Globalization;
using System.Text.RegularExpressions;
using Scriban.Runtime;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Scriban.Builtins;

namespace UserMacro.Templating.Tests.Inventory;

/// <summary>Every function and operator of Scriban with values of the largest size.</summary>
internal static class ScribanInventory
{
    static readonly string[] Texts =
        ["params.letters", "params.needle", "params.alternating", "params.pieces", "params.different", "params.expression", "params.comma"];

    static readonly string[] Lists = ["texts", "texts2", "collisions", "doubled", "itself", "members", "params.numbers"];

    static readonly string[] Numbers = ["0", "-1", "2147483647", "-2147483648", "1.7e308", "(2 ^ 4000)", "params.digits"];

    /// <summary>For what takes any value.</summary>
    static readonly string[] Mixed = ["params.letters2", "params.tags", "texts", "collisions", "doubled", "holder", "9223372036854775807"];

    static readonly string[] All =
    [
        .. InventoryTexts.Parameters.Keys.Select(name => "params." + name), .. Lists[..6], .. Numbers[..6],
        "numbers", "pieces", "holder", "9223372036854775807", "true", "null", "now", "(date.parse '9999-12-31')",
        "(timespan.from_days 10675199)", "@string.upcase", "captured", "{}",
    ];

    /// <summary>What makes a value that no literal can write.</summary>
    public static readonly IReadOnlyDictionary<string, string> Makings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["texts"] = "texts = [params.letters] * 4500",
        ["texts2"] = "texts2 = [params.letters2, params.letters + ''] * 2250",
        ["numbers"] = "numbers = params.numbers | object.from_json",
        ["collisions"] = "collisions = params.collisions | object.from_json",
        ["pieces"] = "pieces = params.pieces | string.split ','",
        ["members"] = "members = params.members | object.from_json",
        ["doubled"] = "doubled = [1]; for i in 1..18; doubled = [doubled, doubled]; end",
        ["itself"] = "itself = []; itself[0] = itself",
        ["holder"] = "holder = {a: 1}; holder.b = holder",
        ["captured"] = "capture captured; params.tags; end",
    };

    static readonly string[] Operators =
    [
        "a + b", "a - b", "a * b", "a / b", "a // b", "a % b", "a ^ b", "a << b", "a >> b", "a | b", "a == b", "a != b", "a < b",
        "a <= b", "a > b", "a >= b", "a && b", "a || b", "a ?? b", "a .. b", "a ..< b", "a[b]", "$\"{a}{b}{a}\"", "[a, b] == [b, a]",
        "{ k: a } == { k: b }",
    ];

    static readonly string[] Statements =
    [
        "a += b", "a -= b", "a *= b", "a /= b", "a //= b", "a %= b", "a[b] = b", "a.k = b", "for i in a limit:b; end",
        "for i in a offset:b; end", "for i in a reversed; x = b; end", "tablerow i in a cols:b; i; end",
        "case a; when b; 1; when 2; 2; end", "capture c; a; b; end", "with a; x = b; end", "import a",
        "func f(p, q); ret p; end; x = f a b", "x = a | array.each @string.upcase", "x = a | array.filter do; ret $0 == b; end",
        "x = a | array.any do; ret $0 == b; end", "x = [a] | array.join b", "x = -a", "x = !a", "a++", "a == empty", "x = a ? b : a",
        "wrap raw; a; end", "while a; break; end", "x = array.join a b @string.upcase",
    ];

    /// <summary>Where values are written to.</summary>
    static readonly (string Before, string After, OutputMarkup Markup)[] Places =
    [
        ("<p>", "</p>", OutputMarkup.Html), ("<a title=\"", "\">", OutputMarkup.Html), ("<a href=\"", "\">", OutputMarkup.Html),
        ("<a style=\"width:", "\">", OutputMarkup.Html), ("<a onclick=\"f(", ")\">", OutputMarkup.Html),
        ("<script>f(", ")</script>", OutputMarkup.Html), ("<script>f(\"", "\")</script>", OutputMarkup.Html),
        ("<textarea>", "</textarea>", OutputMarkup.Html),
        ("<ac:plain-text-body><![CDATA[", "]]></ac:plain-text-body>", OutputMarkup.Storage),
        ("<ac:parameter ac:name=\"", "\" />", OutputMarkup.Storage),
    ];

    /// <param name="all">All values, instead of those that are most work.</param>
    public static IEnumerable<InventoryCase> Cases(bool all)
    {
        foreach (var (name, function) in Functions())
        {
            foreach (var arguments in Pairs([
                .. Enumerable.Range(0, function.ParameterCount)
                    .Select(index => all || function.ParameterCount == 1 ? All : ValuesFor(function.GetParameterInfo(index).ParameterType)),
            ]))
            {
                yield return Case(name, $"x = {name}{string.Concat(arguments.Select((_, index) => $" {(char)('a' + index)}"))}", arguments);
            }
        }

        foreach (var name in (string[])["regex.match", "regex.matches", "regex.replace", "regex.split"])
        {
            yield return Case(name, $"x = {name} a b{(name == "regex.replace" ? " 'x'" : "")}", ["params.mixed", "params.backward"]);
        }

        foreach (var @case in Ranges())
        {
            yield return @case;
        }

        foreach (var code in Operators.Select(code => "x = " + code).Concat(Statements))
        {
            foreach (var arguments in Pairs(all ? [All, All] : [Mixed, Mixed]))
            {
                yield return Case(code, code, arguments);
            }
        }

        foreach (var (before, after, markup) in Places)
        {
            foreach (var value in All)
            {
                yield return new(
                    before, value, Language.Scriban, $"{{{{ {Makings.GetValueOrDefault(value)} }}}}{before}{{{{ {value} }}}}{after}", markup);
            }
        }

        foreach (var value in All)
        {
            yield return new("raw", value, Language.Scriban, $"{{{{ {Makings.GetValueOrDefault(value)} }}}}{{{{ {value} | raw }}}}");
        }
    }

    /// <summary>
    /// A range that is handed on as it is written, before anything has read it: to each function through a pipe and as each argument, to each
    /// operator, statement and place.
    /// </summary>
    static IEnumerable<InventoryCase> Ranges()
    {
        foreach (var range in (string[])["1..1000000", "1..2000000000", "0..<9999", "9999..-9999"])
        {
            foreach (var (name, function) in Functions())
            {
                string[] others = [.. Enumerable.Repeat("1", Math.Max(0, function.ParameterCount - 1))];
                yield return Direct(name, $"x = {range} | {name} {string.Join(' ', others)}", range);
                for (var at = 0; at < function.ParameterCount; at++)
                {
                    yield return Direct(name, $"x = {name} {string.Join(' ', others.Take(at).Append($"({range})").Concat(others.Skip(at)))}", range);
                }
            }

            // A range that is reversed is refused.
            foreach (var code in Operators.Select(code => "x = " + code).Concat(Statements).Where(code => !code.Contains("reversed", StringComparison.Ordinal)))
            {
                yield return Direct(code, $"a = [1]; b = 2; {InRange(code, range)}", range);
            }

            foreach (var code in (string[])["x = $\"{{{0}}}\"", "x = [{0}]", "x = {{k: {0}}}", "func f(p); ret p; end; x = f {0}", "{0}", "x = {0}", "ret {0}"])
            {
                yield return Direct(code, string.Format(CultureInfo.InvariantCulture, code, range), range);
            }
        }
    }

    /// <summary>The code with the range in the place of its first value.</summary>
    static string InRange(string code, string range)
    {
        var at = Regex.Match(code, @"\ba\b(?!\s*[-+*/%]?[=:])(?!\+\+)(?!\[b\] =)(?!\.k =)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return at.Success ? $"{code[..at.Index]}({range}){code[(at.Index + 1)..]}" : code;
    }

    static InventoryCase Direct(string subject, string code, string range) =>
        new($"{subject} of a range", $"{range}: {code}", Language.Scriban, $"{{{{ {code} }}}}");

    /// <summary>
    /// Rows in which each two columns hold every pair of their values: the numbers of the columns grow by 0, 1, 2 … per row, which meet all
    /// others when there are as many values as a prime says.
    /// </summary>
    public static IEnumerable<string[]> Pairs(string[][] columns)
    {
        if (columns.Length == 0)
        {
            return [[]];
        }

        if (columns.Length == 1)
        {
            return columns[0].Select(value => new[] { value });
        }

        var count = columns.Max(values => values.Length);
        while (Enumerable.Range(2, count - 2).Any(divisor => count % divisor == 0))
        {
            count++;
        }

        return Enumerable.Range(0, count * count).Select(row => columns.Select((values, column) =>
            values[(column == 0 ? row / count : (row % count + (column - 1) * (row / count)) % count) % values.Length]).ToArray());
    }

    static string[] ValuesFor(Type type) =>
        type == typeof(string) ? Texts
        : type == typeof(object) ? Mixed
        : typeof(System.Collections.IEnumerable).IsAssignableFrom(type) ? Lists
        : Numbers;

    static IEnumerable<(string Name, IScriptCustomFunction Function)> Functions() =>
        FrozenBuiltins.Shared.SelectMany(member => member.Value is ScriptObject group
            ? group.Where(inner => inner.Value is IScriptCustomFunction).Select(inner => ($"{member.Key}.{inner.Key}", (IScriptCustomFunction)inner.Value!))
            : member.Value is IScriptCustomFunction function ? [(member.Key, function)] : []);

    static InventoryCase Case(string name, string code, string[] arguments)
    {
        var makings = arguments.Distinct(StringComparer.Ordinal).Where(Makings.ContainsKey).Select(value => Makings[value] + "; ");
        var assignments = arguments.Select((value, index) => $"{(char)('a' + index)} = {value}; ");
        return new(name, string.Join(", ", arguments), Language.Scriban, $"{{{{ {string.Concat(makings)}{string.Concat(assignments)}{code} }}}}");
    }
}
