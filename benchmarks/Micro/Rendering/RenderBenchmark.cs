using BenchmarkDotNet.Attributes;
using Scriban;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Scriban;
using UserMacro.Templating.Scriban.Builtins;
using UserMacro.Templating.Scriban.Context;

namespace UserMacro.Micro.Rendering;

/// <summary>What guard and escaping cost: the same macro of 2 KB rendered plainly, guarded, and guarded and escaped.</summary>
[MemoryDiagnoser, MedianColumn, HideColumns("Job", "Toolchain", "IterationCount", "IterationTime", "LaunchCount", "RunStrategy", "WarmupCount")]
public class RenderBenchmark
{
    readonly TemplateInput _input = SampleMacro.Input;
    readonly Template _parsed = Template.Parse(SampleMacro.Text);
    readonly CompiledTemplate _compiled =
        new ScribanCompiler().Compile(new TemplateSource("sample", SampleMacro.Text, OutputMarkup.Html, SampleMacro.Parameters)).Template
        ?? throw new InvalidOperationException("The sample does not compile.");

    [GlobalSetup]
    public void CheckSame()
    {
        if (Plain() != Guarded() || Plain() != GuardedAndEscaped())
        {
            throw new InvalidOperationException("The three ways must write the same.");
        }
    }

    [Benchmark(Baseline = true, Description = "plain Scriban")]
    public string Plain() => Render(new TemplateContext(FrozenBuiltins.Shared, StringComparer.Ordinal) { AutoIndent = false, NewLine = "\n" });

    [Benchmark(Description = "with guard")]
    public string Guarded() => Render(new GuardedContext(FrozenBuiltins.Shared, RenderLimits.Default, _input, CancellationToken.None));

    [Benchmark(Description = "with guard and escaping")]
    public string GuardedAndEscaped() => ((TemplateOutput)_compiled.Render(_input, RenderLimits.Default, CancellationToken.None)).Text;

    string Render(TemplateContext context)
    {
        context.PushGlobal(new Model(new(_input)));
        context.PushGlobal(new GuardedObject());
        return _parsed.Render(context);
    }
}
