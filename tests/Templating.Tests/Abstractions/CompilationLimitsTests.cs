using Microsoft.Extensions.Time.Testing;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Compilation;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Tests.Abstractions;

/// <summary>A compilation that uses too much ends with an error that says what and how much.</summary>
public sealed class CompilationLimitsTests
{
    static readonly string Honest = string.Concat(Enumerable.Repeat("#if($paramTitle)<b title=\"$paramTitle\">$paramTitle.toUpperCase()</b>#end\n", 3_000));
    static readonly string HonestScriban = string.Concat(
        Enumerable.Repeat("{{ if params.Title }}<b title=\"{{ params.Title }}\">{{ params.Title | string.upcase }}</b>{{ end }}\n", 1_200));

    [Theory]
    [InlineData(Language.Velocity)]
    [InlineData(Language.Scriban)]
    public void Compile_MoreWorkThanTheLimit_IsAnError(Language language) =>
        Error(language, new CompilationLimits { Work = 600 }).ShouldBe(
            "The template takes too long to compile: it needs more than 600 steps of work. Make it shorter, or split it into several macros.");

    [Theory]
    [InlineData(Language.Velocity)]
    [InlineData(Language.Scriban)]
    public void Compile_MoreMemoryThanTheLimit_IsAnError(Language language) =>
        Error(language, new CompilationLimits { AllocatedBytes = 1 << 20 }).ShouldContain("it needs more than 1 MB of memory");

    [Theory]
    [InlineData(Language.Velocity)]
    [InlineData(Language.Scriban)]
    public void Compile_MoreTimeThanTheLimit_IsAnErrorThatSaysSo(Language language) =>
        Error(language, new CompilationLimits { Time = TimeSpan.Zero }, isByTime: true).ShouldContain("the limit is 0 ms");

    [Fact]
    public void Look_ThreadThatIsNotOnAProcessor_UsesNoneOfItsTime()
    {
        var limits = new CompilationLimits { Time = TimeSpan.FromMilliseconds(100) };
        var (time, processor) = (new FakeTimeProvider(), TimeSpan.Zero);
        var budget = new CompilationBudget(limits, new(limits.Time, time, () => processor));

        time.Advance(TimeSpan.FromMilliseconds(200));
        budget.Look();

        time.Advance(TimeSpan.FromMilliseconds(120));
        // The 4 ms before processor time was first read count as used.
        processor = TimeSpan.FromMilliseconds(116);
        Should.Throw<CompilationStopException>(budget.Look).Message.ShouldContain("120 ms, and the limit is 100 ms");
    }

    [Fact]
    public void Look_ThreadThatNeverGetsAProcessor_EndsAtFourTimesTheLimitOnTheClock()
    {
        var limits = new CompilationLimits { Time = TimeSpan.FromMilliseconds(100) };
        var time = new FakeTimeProvider();
        var budget = new CompilationBudget(limits, new(limits.Time, time, static () => TimeSpan.Zero));

        time.Advance(TimeSpan.FromMilliseconds(400));
        budget.Look();
        time.Advance(TimeSpan.FromMilliseconds(1));

        Should.Throw<CompilationStopException>(budget.Look).IsByTime.ShouldBeTrue();
    }

    [Theory]
    [InlineData("#if($a)$b.c(1)#end")]
    [InlineData("<p class=\"x\">$paramTitle</p>")]
    [InlineData("#set($x=$x+1)")]
    [InlineData("#set($t=\"a$b\")")]
    public void Compile_LongestTemplate_TakesAFractionOfTheMemory(string piece) =>
        new TemplateCompiler(new CompilationLimits { AllocatedBytes = 32 << 20 })
            .Compile(new("macro", string.Concat(Enumerable.Repeat(piece, 255 * 1024 / piece.Length)), OutputMarkup.Html, ["Title"])
            {
                Language = Language.Velocity,
            })
            .Template.ShouldNotBeNull();

    [Theory]
    [InlineData(Language.Velocity)]
    [InlineData(Language.Scriban)]
    public void Compile_LongHonestTemplate_TakesASmallPartOfTheLimit(Language language) =>
        new TemplateCompiler(new CompilationLimits { Work = CompilationLimits.Default.Work / 8, Time = TimeSpan.FromMinutes(5) })
            .Compile(Source(language)).Template.ShouldNotBeNull();

    [Theory]
    [InlineData(Language.Velocity, "262145 characters; the limit is 262144 (256 KB)", 262_145)]
    [InlineData(Language.Scriban, "131073 characters; the limit is 131072 (128 KB)", 131_073)]
    public void Compile_TooLong_TellsTheLimitAndTheLength(Language language, string words, int length) =>
        new TemplateCompiler().Compile(new("macro", new string('x', length), OutputMarkup.Html, []) { Language = language })
            .Diagnostics.ShouldHaveSingleItem().Message.ShouldContain(words);

    [Fact]
    public void Compile_AnErrorBehindManyWarnings_IsTold()
    {
        var warnings = string.Concat(Enumerable.Range(0, 600).Select(number => $"$unknown{number} "));

        var result = new TemplateCompiler()
            .Compile(new("macro", $"{warnings}#macro(m $x)$x#end#m(word)", OutputMarkup.Html, []) { Language = Language.Velocity });

        result.Template.ShouldBeNull();
        result.Diagnostics[0].Code.ShouldBe("bare-word");
    }

    static string Error(Language language, CompilationLimits limits, bool isByTime = false)
    {
        var result = new TemplateCompiler(limits).Compile(Source(language));
        result.Template.ShouldBeNull();
        result.IsEndedByTime.ShouldBe(isByTime);
        var error = result.Diagnostics.ShouldHaveSingleItem();
        error.IsError.ShouldBeTrue();
        error.Code.ShouldBe("too-slow-to-compile");
        return error.Message;
    }

    static TemplateSource Source(Language language) =>
        new("macro", language == Language.Velocity ? Honest : HonestScriban, OutputMarkup.Html, ["Title"]) { Language = language };
}
