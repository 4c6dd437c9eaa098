using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace UserMacro.Templating.Tests.Scriban.Hostile;

/// <summary>Whatever a program does, its run ends within the limits.</summary>
public sealed class RandomProgramTests(HostileTests.Child child) : IClassFixture<HostileTests.Child>
{
    [Property(Arbitrary = [typeof(Programs)], MaxTest = 200)]
    public async Task Render_AnyProgram_Ends(Programs.Program program)
    {
        var run = (await child.RunAsync(program.Text, CancellationToken.None)).ShouldNotBeNull("the process died");
        run.Milliseconds.ShouldBeLessThan(5_000);
        run.Allocated.ShouldBeLessThan(256L << 20);
    }

    /// <summary>Programs of functions, loops, lists and texts, with a liking for what grows.</summary>
    public static class Programs
    {
        static readonly Gen<string> Names = Gen.Elements("a", "b", "c", "f", "g");
        static readonly Gen<string> Lists = Gen.Elements(
            "array.reverse",
                "array.uniq", "array.compact", "array.sort", "array.size", "array.first", "array.limit 5", "array.offset 1", "array.concat a", "array.add b",
            "array.join ','",
                "array.each @f", "array.filter @g", "array.each @array.reverse", "object.to_json", "object.size", "string.upcase", "string.base64_encode",
            "html.escape", "html.strip", "string.split ','", "string.append c", "regex.matches '.'", "regex.replace 'a' '$0$0'", "math.times 9",
                "object.from_json", "raw");

        static readonly Gen<string> Operators = Gen.Elements("+", "*", "/", "-", "<<", ">>", "%", "==", "<", "&&", "??", "..");

        public static Arbitrary<Program> Arbitrary() =>
            Gen.Sized(
                size => Gen.Select(Block(Math.Min(size / 8 + 1, 6)), body => new Program("{{ a = [1]; b = 'x'; c = {}\n" + body + "\na }}"))).ToArbitrary();

        static Gen<string> Expression(int depth)
        {
            var leaf = Gen.OneOf(Names, Gen.Elements("1", "100000", "'text,'", "1..5000", "[]", "{}", "true", "null", "params.title", "body"));
            if (depth <= 0)
            {
                return leaf;
            }

            var inner = Expression(depth - 1);
            return Gen.OneOf(
                leaf,
                Form(inner, Lists, (x, f) => $"({x} | {f})"),
                Form(inner, Operators, inner, (x, o, y) => $"({x} {o} {y})"),
                Form(inner, inner, (x, y) => $"[{x}, {y}]"),
                Form(inner, x => $"{{ k: {x} }}"),
                Form(Names, inner, (f, x) => $"({f} {x})"),
                Form(inner, x => $"$\"{{{x}}}{{{x}}}\""));
        }

        static Gen<string> Statement(int depth)
        {
            var value = Expression(depth);
            var simple = Gen.OneOf(
                Form(Names, value, (n, x) => $"{n} = {x}"),
                Form(Names, value, (n, x) => $"{n} += {x}"),
                Form(Names, value, (n, x) => $"{n}.k = {x}"),
                Form(Names, value, (n, x) => $"{n}[0] = {x}"),
                Form(value, x => x),
                Form(value, x => $"ret {x}"));
            if (depth <= 0)
            {
                return simple;
            }

            var block = Block(depth - 1);
            return Gen.OneOf(
                simple,
                Form(value, block, (x, body) => $"for i in {x}\n{body}\nend"),
                Form(value, block, (x, body) => $"while {x}\n{body}\nend"),
                Form(value, block, (x, body) => $"if {x}\n{body}\nend"),
                Form(Names, block, (n, body) => $"func {n}(x)\n{body}\nend"),
                Form(Names, block, (n, body) => $"capture {n}\n{body}\nend"),
                Form(Names, block, (n, body) => $"wrap {n}\n{body}\nend"));
        }

        static Gen<string> Block(int depth) =>
            Form(Statement(depth).ArrayOf(), statements => string.Join('\n', statements.Take(5)));

        static Gen<string> Form(Gen<string> first, Func<string, string> write) => first.Select(write);

        static Gen<string> Form(Gen<string[]> first, Func<string[], string> write) => first.Select(write);

        static Gen<string> Form(Gen<string> first, Gen<string> second, Func<string, string, string> write) =>
            from x in first
            from y in second
            select write(x, y);

        static Gen<string> Form(Gen<string> first, Gen<string> second, Gen<string> third, Func<string, string, string, string> write) =>
            from x in first
            from y in second
            from z in third
            select write(x, y, z);

        /// <summary>A program's text.</summary>
        public sealed record Program(string Text);
    }
}
