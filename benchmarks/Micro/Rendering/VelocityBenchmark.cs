using System.Text;
using BenchmarkDotNet.Attributes;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Compilation;

namespace UserMacro.Micro.Rendering;

/// <summary>What Velocity costs: the same macro of 2 KB in either language, guarded and escaped; and a template of 160 KB read and compiled.</summary>
[MemoryDiagnoser, MedianColumn, HideColumns("Job", "Toolchain", "IterationCount", "IterationTime", "LaunchCount", "RunStrategy", "WarmupCount")]
public class VelocityBenchmark
{
    const int LargeLength = 160 * 1024;

    readonly TemplateCompiler _compiler = new();
    readonly CompiledTemplate _scriban;
    readonly CompiledTemplate _velocity;
    readonly TemplateSource _large;

    public VelocityBenchmark()
    {
        _scriban = Compiled(new("sample", SampleMacro.Text, OutputMarkup.Html, SampleMacro.Parameters));
        _velocity = Compiled(new("sample", SampleVelocityMacro.Text, OutputMarkup.Html, SampleMacro.Parameters) { Language = Language.Velocity });
        var text = new StringBuilder();
        while (text.Length < LargeLength)
        {
            text.Append(SampleVelocityMacro.Text).Append('\n');
        }

        _large = new("large", text.ToString(0, text.Length), OutputMarkup.Html, SampleMacro.Parameters) { Language = Language.Velocity };
    }

    [GlobalSetup]
    public void CheckSame()
    {
        if (WithoutSpace(Scriban()) != WithoutSpace(Velocity()))
        {
            throw new InvalidOperationException("Both languages must write the same, white space apart.");
        }

        if (Compile() is null)
        {
            throw new InvalidOperationException("The large template must compile.");
        }
    }

    [Benchmark(Baseline = true, Description = "2 KB in Scriban")]
    public string Scriban() => ((TemplateOutput)_scriban.Render(SampleMacro.Input, RenderLimits.Default, CancellationToken.None)).Text;

    [Benchmark(Description = "2 KB in Velocity")]
    public string Velocity() => ((TemplateOutput)_velocity.Render(SampleVelocityMacro.Input, RenderLimits.Default, CancellationToken.None)).Text;

    [Benchmark(Description = "160 KB of Velocity compiled")]
    public CompiledTemplate? Compile() => _compiler.Compile(_large).Template;

    CompiledTemplate Compiled(TemplateSource source)
    {
        var result = _compiler.Compile(source);
        return result.Template ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    static string WithoutSpace(string text) => new([.. text.Where(c => !char.IsWhiteSpace(c))]);
}
