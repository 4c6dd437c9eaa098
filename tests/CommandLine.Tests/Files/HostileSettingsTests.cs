using System.Text;
using UserMacro.CommandLine.Files;
using UserMacro.Shared;

namespace UserMacro.CommandLine.Tests.Files;

/// <summary>YAML from somebody's pull request that was made to do harm: read on a small stack to its end, and refused with its place.</summary>
public sealed class HostileSettingsTests
{
    const int StackBytes = 256 * 1024;

    /// <summary>Processor time of the reading thread alone; generous, since machines differ.</summary>
    static readonly TimeSpan Most = TimeSpan.FromSeconds(20);

    static readonly Dictionary<string, Func<int, string>> s_files = new(StringComparer.Ordinal)
    {
        ["flow lists"] = count => $"name: {Repeat("[", count)}",
        ["flow maps"] = count => $"name: {Repeat("{a: ", count)}",
        ["closed flow lists"] = count => $"name: {Repeat("[", count)}{Repeat("]", count)}",
        ["block lists"] = count => Repeat("- ", count),
        ["block maps"] = count => string.Concat(Enumerable.Range(0, Math.Min(count, 2_000)).Select(number => $"{new string(' ', number)}a:\n")),
        ["explicit keys"] = count => Repeat("? ", count),
        ["aliases"] = count => $"a: &a [x]\n{string.Concat(Enumerable.Range(0, count).Select(number => $"a{number + 1}: &a{number + 1} [*a,*a]\n"))}",
        ["anchors"] = count => string.Concat(Enumerable.Range(0, count).Select(number => $"&a{number} ")),
        ["tags"] = count => Repeat("!!str ", count),
        ["members"] = count => string.Concat(Enumerable.Range(0, count).Select(number => $"a{number}: x\n")),
        ["items"] = count => $"name: x\ncategories:\n{Repeat("- x\n", count)}",
        ["parameters"] = count => $"name: x\nparameters:\n{Repeat("- name: p\n", count)}",
        ["duplicates"] = count => Repeat("name: x\n", count),
        ["scalar"] = count => $"name: {new string('x', count)}",
        ["quoted"] = count => $"name: \"{Repeat("\\x41", count)}\"",
        ["folded"] = count => $"name: >\n{Repeat("  x\n\n", count)}",
        ["comments"] = count => Repeat("# x\n", count),
        ["documents"] = count => Repeat("---\n", count),
        ["directives"] = count => Repeat("%X a\n", count),
        ["colons"] = count => Repeat("a: ", count),
        ["commas"] = count => $"name: [{Repeat("a,", count)}]",
    };

    public static TheoryData<string> Names => [.. s_files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_HostileFile_EndsSoon(string name)
    {
        foreach (var count in new[] { 100, 1_000, 10_000, 100_000 })
        {
            var text = s_files[name](count);
            Exception? fault = null;
            TimeSpan? spent = null;
            var thread = new Thread(
                () =>
                {
                    fault = Record.Exception(() => new SettingsReader("m/macro.yaml").Read(text));
                    spent = ThreadTime.Now;
                },
                StackBytes
            );
            thread.Start();
            thread.Join();

            fault.ShouldBeNull();
            spent.ShouldNotBeNull().ShouldBeLessThan(Most, $"{count}");
        }
    }

    static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
