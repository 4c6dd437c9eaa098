using System.Globalization;
using UserMacro.Hostile.Constructs;
using UserMacro.Templating.Abstractions;
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

    static readonly IReadOnlyList<(Language Language, Construct Construct)> All =
    [
        .. VelocityConstructs.All.Select(construct => (Language.Velocity, construct)),
        .. ScribanConstructs.All.Select(construct => (Language.Scriban, construct)),
    ];

    public static TheoryData<string> Constructs => [.. All.Select(NameOf)];

    [Theory]
    [MemberData(nameof(Constructs))]
    public async Task CompileAndRender_AnyDepth_EndsWithinTheBudget(string name)
    {
        var (language, construct) = All.Single(one => NameOf(one) == name);
        var size = language == Language.Velocity ? VelocityCompiler.MaxSourceLength : ScribanCompiler.MaxSourceLength;
        var nested = TemplatesOf(construct, size);
        List<string> failures = [];
        foreach (var template in nested)
        {
            foreach (var markup in Enum.GetValues<OutputMarkup>())
            {
                await CheckAsync(name, new(language, markup, template), failures);
            }
        }

        foreach (var template in TemplatesOf(construct.LeftOpen, size).Except(nested, StringComparer.Ordinal))
        {
            await CheckAsync($"{name}, left open", new(language, OutputMarkup.Html, template), failures);
        }

        failures.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1 << 20)]
    [InlineData(1 << 18)]
    public async Task CompileAndRender_ConstructsInOneAnother_EndsWithinTheBudget(int stackBytes)
    {
        List<string> failures = [];
        foreach (var weave in Weaves.All)
        {
            await CheckAsync($"{weave.Language} {weave.Name}", new(weave.Language, OutputMarkup.Html, weave.Template, stackBytes), failures);
        }

        failures.ShouldBeEmpty();
    }

    static string NameOf((Language Language, Construct Construct) one) => $"{one.Language} {one.Construct}";

    static List<string> TemplatesOf(Construct construct, int size) =>
        [.. Depths.Select(depth => construct.Nest(Math.Min(depth, construct.DepthWithin(size)))).Distinct(StringComparer.Ordinal)];

    async Task CheckAsync(string name, NestingRequest request, List<string> failures)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{name}, {request.Template.Length} characters, {request.Markup}");
        var run = await child.RunAsync(request, TestContext.Current.CancellationToken);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {run}"));
        if (run is null)
        {
            failures.Add($"{what}: the process died");
        }
        else if (run.CompileMilliseconds > MaxCompileMilliseconds || run.RenderMilliseconds > MaxRenderMilliseconds || run.CompileBytes > MaxCompileBytes)
        {
            failures.Add($"{what}: {run}");
        }
    }
}
