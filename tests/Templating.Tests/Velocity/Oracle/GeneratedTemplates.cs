using FsCheck;
using FsCheck.Fluent;

namespace UserMacro.Templating.Tests.Velocity.Oracle;

/// <summary>A grammar of Velocity: all directives, references in all forms, all operators, and text that only resembles them.</summary>
public static class GeneratedTemplates
{
    static readonly Gen<string> Names = Gen.Elements("a", "b", "yes", "no", "list", "map", "text", "x", "y", "missing", "a-b");

    static readonly Gen<string> Texts = Gen.Elements(
        " ", "\n", "  \n", "x", "<b>", "</b>", "a b", ", ", "#fff", "#header", "x$5", "a $(\"#x\");", "&amp;", "{ }", "- ", "(", ")", "\"", "'", "\t", "%",
            "\n\n", ".", "x=");

    static readonly Gen<string> Members = Gen.Elements(
        ".length()",
            ".size()", ".get(0)", ".get(\"k\")", ".k", ".n", ".none", ".toUpperCase()", ".substring(1)", ".isEmpty()", ".contains(\"p\")", ".indexOf(\"e\")",
        ".split(\",\").size()", ".trim()", ".replace(\"e\", \"3\")", ".toString()", ".equals(\"A\")", ".keySet()", ".values()", ".startsWith(\"S\")",
            ".compareTo(\"B\")", ".put(\"k\", 1)", ".split(\"[ ,]+\").get(1)");

    public static Arbitrary<GeneratedTemplate> Arbitrary() =>
        Gen.Sized(size => Block(Math.Min((size / 12) + 1, 4)).Select(text => new GeneratedTemplate(text))).ToArbitrary();

    static Gen<string> Reference() =>
        from name in Names
        from members in Gen.Frequency((3, Gen.Constant("")), (2, Members), (1, Members.Two().Select(two => two.Item1 + two.Item2)))
        from form in Gen.Elements("${0}", "$!{0}", "${{{0}}}", "$!{{{0}}}")
        select form.Replace(
            "{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal).Replace("{0}", name + members, StringComparison.Ordinal);

    static Gen<string> Plain() =>
        from name in Names
        from members in Gen.Frequency((3, Gen.Constant("")), (2, Members))
        select "$" + name + members;

    static Gen<string> Expression(int depth)
    {
        var leaf = Gen.Frequency(
            (4, Plain()),
            (2, Gen.Elements("0", "1", "7", "-3", "12", "2147483647", "1.5", "0.25", "true", "false")),
            (2, Gen.Elements("\"text\"", "'text'", "\"\"", "'$a'", "\"$a\"", "\"<$!missing>\"", "\"${b}px\"", "\"true\"", "'7'", "\"#if($yes)in#end\"")),
            (1, Gen.Elements("[]", "[1, 2]", "[$a, \"s\", [1]]", "[1..3]", "[2..-1]", "{}", "{\"k\" : 1}", "{\"k\" : $a, \"l\" : []}")));
        if (depth <= 0)
        {
            return leaf;
        }

        var inner = Expression(depth - 1);
        return Gen.Frequency(
            (3, leaf),
            (2, Binary(inner, Gen.Elements("+", "-", "*", "/", "%"))),
            (2, Binary(inner, Gen.Elements("==", "!=", "<", ">", "<=", ">=", "eq", "ne", "lt", "gt", "le", "ge"))),
            (2, Binary(inner, Gen.Elements("&&", "||", "and", "or"))),
            (1, inner.Select(operand => $"!({operand})")),
            (1, inner.Select(operand => $"({operand})")));
    }

    static Gen<string> Binary(Gen<string> operand, Gen<string> sign) =>
        from left in operand
        from found in sign
        from right in operand
        select $"({left} {found} {right})";

    static Gen<string> Statement(int depth)
    {
        var value = Expression(depth);
        var simple = Gen.Frequency(
            (5, Texts),
            (4, Reference()),
            (2, from name in Gen.Elements("x", "y", "a", "b") from set in value select $"#set(${name} = {set})"),
            (1, Gen.Elements(
                "## comment\n", "#* comment *#", "#** doc\n *#", "#[[ $raw #if ]]#", "\\$a", "\\\\$a", "\\$missing", "\\#if", "#unknown($a)",
                    "#set($other.m = 3)$other", "#set($list[0] = \"o\")")),
            (1, Gen.Elements("#one(\"w\")", "#one($a)", "#one($missing)", "#two($a \"t\")", "#two(1)", "#one([1, 2])", "$d", "$!d")));
        if (depth <= 0)
        {
            return simple;
        }

        var block = Block(depth - 1);
        return Gen.Frequency(
            (6, simple),
            (2, from condition in value from then in block select $"#if({condition}){then}#end"),
            (2, from condition in value from then in block from other in block select $"#if({condition}){then}#{{else}}{other}#end"),
            (1, from condition in value from then in block from second in value from other in block select $"#if({condition})\n{then}#elseif({second})\n{other}#else\n{then}#end\n"),
            (2, from items in Gen.Elements(
                "$list", "[1..3]", "[3..1]", "$map", "[$a, $b]", "$missing", "$text.split(\" \")", "$map.entrySet()")
                from body in Loop(
                    depth - 1)
                select $"#foreach($i in {items}){body}#end"),
            (1, block.Select(body => $"#macro(one $p){body}$p#end")),
            (1, block.Select(body => $"#macro(two $p $q){body}$q$!p#end")),
            (1, block.Select(body => $"#define($d){body}#end")),
            (1, block.Select(body => $"#if($yes) \n  {body}\n  #end  \n")));
    }

    static Gen<string> Loop(int depth) =>
        from first in Gen.Elements(
            "$i", "$velocityCount", "$foreach.index:${foreach.hasNext}", "$i\n", "<li>$i</li>\n", "#if($velocityCount == 2)#break#end", "$!i.key", "")
        from body in Block(depth)
        select first + body;

    static Gen<string> Block(int depth) => Statement(depth).ArrayOf().Select(statements => string.Concat(statements.Take(5)));
}
