using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace UserMacro.Templating.Tests.Velocity.Oracle;

/// <summary>
/// Script among templates: what Apache Velocity takes for text is text, and what it cannot read because script looks like a reference is
/// text too.
/// </summary>
public sealed class GeneratedScriptTests(ApacheVelocity oracle, ITestOutputHelper output) : IClassFixture<ApacheVelocity>
{
    const string Prelude = """#set($foo="F")#set($n=3)#set($list=["a","b"])#set($map={"k":"v","css":"c"})""";
    const int Compared = 1_500;
    const int Shown = 8;

    static readonly Gen<string> Names = Gen.Elements("$el", "$map", "$list", "$_self", "$foo", "$!el", "$!map", "$el-x", "$", "$.fn", "jQuery");

    static readonly Gen<string> Methods = Gen.Elements(".css", ".animate", ".k", ".contains", ".containsKey", ".on", ".find", ".each");

    static readonly Gen<string> Words = Gen.Elements("opacity", "x", "left", "_b", "a-b", "null", "this", "i", "true", "false", "not", "callback");

    static readonly Gen<string> Atoms = Gen.Frequency(
        (4, Words),
        (3, Gen.Elements("1", "-1", "250", "0.5", "\"slow\"", "'fast'", "\"#x\"", "'.a > b'", "\"\"", "''")),
        (1, Gen.Elements("$n", "$foo", "$el", "$missing", "$map.k")));

    static readonly Gen<string> Odd = Gen.Elements(
        "function() {}", "function(e) { return $n; }", "x.y", "x + 1", "f(1)", "$(this)", "/re/", "x => x", "!x", "(x)", "1px", "x y", "a ? b : c", "`t`", "#b",
        "&x", "x;", "$n y", "\"a\" + x");

    [Fact]
    public async Task Render_ScriptThatVelocityLeavesAlone_WritesTheSame()
    {
        var differences = new StringBuilder();
        var (written, different) = (0, 0);
        while (written < Compared && different < Shown)
        {
            foreach (var script in Scripts(Atoms).Sample(30, 200))
            {
                var expected = await oracle.RenderAsync(Prelude, script);
                if (expected.Verdict != OracleVerdict.Output)
                {
                    continue;
                }

                written++;
                var actual = Velocities.Unescaped(Prelude, script);
                if (expected != actual && ++different <= Shown)
                {
                    differences.AppendLine(CultureInfo.InvariantCulture, $"--- {script}\n  Apache: {expected}\n  ours:   {actual}");
                }
            }
        }

        differences.ToString().ShouldBeEmpty();
        output.WriteLine($"figure: Velocity: {written} generated scripts write what Apache Velocity 1.7 writes");
    }

    [Fact]
    public void Compile_AnyScript_IsNoError()
    {
        foreach (var script in Scripts(Gen.Frequency((3, Atoms), (2, Odd))).Sample(30, 3_000))
        {
            Velocities.Unescaped(Prelude, script).Verdict.ShouldNotBe(OracleVerdict.Syntax, script);
        }
    }

    static Gen<string> Scripts(Gen<string> atoms) => Call(atoms, 2).ArrayOf().Select(calls => string.Join(";\n", calls.Take(4)));

    static Gen<string> Call(Gen<string> atoms, int depth) =>
        from name in Names
        from parts in Part(atoms, depth).ArrayOf()
        select name + string.Concat(parts.Take(3));

    static Gen<string> Part(Gen<string> atoms, int depth) => Gen.Frequency(
        (6, from method in Methods from values in Listed(Value(atoms, depth), ", ") select $"{method}({values})"),
        (1, Methods),
        (1, from value in atoms select $"[{value}]"));

    static Gen<string> Value(Gen<string> atoms, int depth) => depth <= 0
        ? atoms
        : Gen.Frequency(
            (5, atoms),
            (2, Listed(Value(atoms, depth - 1), ",").Select(items => $"[{items}]")),
            (3, Listed(from key in atoms from value in Value(atoms, depth - 1) select $"{key}: {value}", ", ").Select(items => $"{{ {items} }}")),
            (1, Call(atoms, depth - 1)));

    static Gen<string> Listed(Gen<string> items, string separator) => items.ArrayOf().Select(values => string.Join(separator, values.Take(3)));
}
