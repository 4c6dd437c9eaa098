using System.Globalization;
using UserMacro.Templating.Compilation;
using UserMacro.Templating.Scriban;
using UserMacro.Templating.Velocity;

namespace UserMacro.Templating.Tests.Nesting;

/// <summary>However deep or long a template is, compiling and running it ends within its budget and never ends the process.</summary>
public sealed class NestingTests(NestingProcess child, ITestOutputHelper output) : IClassFixture<NestingProcess>
{
    const double MaxRenderMilliseconds = 1.5 * 500;
    const double MaxCompileMilliseconds = 1.5 * 500;
    const long MaxCompileBytes = 192L << 20;

    static readonly int[] Depths = [10, 100, 1000, 10_000, 100_000, int.MaxValue];

    public static TheoryData<string> Constructs => [.. VelocityConstructs.All.Concat(ScribanConstructs.All).Select(construct => construct.ToString())];

    [Theory]
    [MemberData(nameof(Constructs))]
    public async Task CompileAndRender_AnyDepth_EndsWithinTheBudget(string name)
    {
        var construct = VelocityConstructs.All.Concat(ScribanConstructs.All).Single(one => one.ToString() == name);
        var size = construct.Language == Language.Velocity ? VelocityCompiler.MaxSourceLength : ScribanCompiler.MaxSourceLength;
        var nested = Depths.Select(depth => construct.Nested(depth, size)).Distinct(StringComparer.Ordinal).ToList();
        var unclosed = Depths.Select(depth => construct.Unclosed(depth, size)).Except(nested, StringComparer.Ordinal);
        List<string> failures = [];
        foreach (var template in nested)
        {
            foreach (var markup in Enum.GetValues<OutputMarkup>())
                await CheckAsync(construct.ToString(), new(construct.Language, markup, template), failures);
        }

        foreach (var template in unclosed)
            await CheckAsync($"{construct}, left open", new(construct.Language, OutputMarkup.Html, template), failures);

        failures.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1 << 20)]
    [InlineData(1 << 18)]
    public async Task CompileAndRender_ConstructsInOneAnother_EndsWithinTheBudget(int stackBytes)
    {
        List<string> failures = [];
        foreach (var weave in Weaves.All)
            await CheckAsync($"{weave.Language} {weave.Name}", new(weave.Language, OutputMarkup.Html, weave.Template, stackBytes), failures);

        failures.ShouldBeEmpty();
    }

    async Task CheckAsync(string name, NestingRequest request, List<string> failures)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{name}, {request.Template.Length} characters, {request.Markup}");
        var run = await child.RunAsync(request, TestContext.Current.CancellationToken);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {run}"));
        if (run is null)
            failures.Add($"{what}: the process died");
        else if (run.CompileMilliseconds > MaxCompileMilliseconds || run.RenderMilliseconds > MaxRenderMilliseconds || run.CompileBytes > MaxCompileBytes)
            failures.Add($"{what}: {run}");
    }
}
