using System.Globalization;
using System.Text;
using FsCheck.Fluent;

namespace UserMacro.Templating.Tests.Velocity.Oracle;

/// <summary>Templates that nobody thought of, made by a grammar of the whole language: others in every run.</summary>
public sealed class GeneratedTemplateTests(ApacheVelocity oracle, ITestOutputHelper output) : IClassFixture<ApacheVelocity>
{
    const string Prelude =
        """#set($a="A")#set($b=7)#set($yes=true)#set($no=false)#set($list=["p","q","r"])#set($map={"k":"v","n":2})#set($other={})#set($text="Some text, with a comma")""";
    const int Compared = 2_500;
    const int Shown = 5;

    static readonly int[] Sizes = [2, 5, 9, 16];

    [Fact]
    public async Task Render_AnyTemplate_WritesWhatApacheVelocityWrites()
    {
        var differences = new StringBuilder();
        var (written, failed, unread, different) = (0, 0, 0, 0);
        for (var round = 0; written < Compared && different < Shown; round++)
        {
            foreach (var template in GeneratedTemplates.Arbitrary().Generator.Sample(Sizes[round % Sizes.Length], 100))
            {
                var expected = await oracle.RenderAsync(Prelude, template.Text);
                var actual = Velocities.Unescaped(Prelude, template.Text);
                (written, failed, unread) = expected.Verdict switch
                {
                    OracleVerdict.Output => (written + 1, failed, unread),
                    OracleVerdict.Failure => (written, failed + 1, unread),
                    _ => (written, failed, unread + 1),
                };
                if (expected.Verdict == OracleVerdict.Syntax || expected == actual || ++different > Shown)
                {
                    continue;
                }

                differences.AppendLine(CultureInfo.InvariantCulture, $"--- {template.Text}\n  Apache: {expected}\n  ours:   {actual}");
            }
        }

        differences.ToString().ShouldBeEmpty();
        output.WriteLine(
            $"figure: Velocity: {written} generated templates write what Apache Velocity 1.7 writes, {failed} fail in both, {unread} it cannot read");
    }
}
