using System.Text;

namespace UserMacro.Templating.Tests.Velocity.Oracle;

/// <summary>Every rule of the language, in templates that Apache Velocity and our engine must write alike.</summary>
public sealed class RuleTests(ApacheVelocity oracle) : IClassFixture<ApacheVelocity>
{
    /// <summary>Variables that the rules use.</summary>
    const string Prelude = """#set($foo="F")#set($n=3)#set($t=true)#set($f=false)#set($list=["a","b","c"])#set($html="<b>x</b>")""";

    /// <summary>The templates by rule. A heading names the rule, a line is a template, with ⏎ and ⇥ for the end of a line and a tab.</summary>
    public static TheoryData<string> Rules() => [.. Read().Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Render_EveryTemplateOfRule_WritesWhatApacheVelocityWrites(string rule)
    {
        var differences = new StringBuilder();
        foreach (var template in Read()[rule])
        {
            var expected = await oracle.RenderAsync(Prelude, template);
            var actual = Velocities.Unescaped(Prelude, template);
            // What Apache Velocity cannot read no macro of Data Center holds: there our engine may be more patient.
            if (expected != actual && expected.Verdict != OracleVerdict.Syntax)
            {
                differences.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{template}\n  Apache: {expected}\n  ours:   {actual}");
            }
        }

        differences.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void Rules_AreHundreds() => Read().Values.Sum(templates => templates.Count).ShouldBeGreaterThan(300);

    static Dictionary<string, List<string>> Read()
    {
        var rules = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var rule = "";
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "rules.txt")).Where(line => line.Length > 0))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                rules[rule = line[3..]] = [];
            }
            else
            {
                rules[rule].Add(line.Replace('⏎', '\n').Replace('⇥', '\t'));
            }
        }

        return rules;
    }
}
