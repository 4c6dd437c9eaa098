using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Rendering;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Compilation;

namespace UserMacro.Grains.Tests.Rendering;

public sealed class RenderableMacroTests
{
    static readonly MacroDefinition Definition = new() { Name = "Box", Template = "<p>x</p>" };

    [Fact]
    public void Compile_EndedByTime_IsTriedAgain()
    {
        var compiler = new SlowMachine(timesOver: 1);
        var sut = Prepare(compiler, Definition);

        var first = sut.Compile(OutputMarkup.Html);
        var second = sut.Compile(OutputMarkup.Html);

        (first.IsEndedByTime, first.Template).ShouldBe((true, null));
        second.Template.ShouldNotBeNull();
        sut.Compile(OutputMarkup.Html).ShouldBeSameAs(second);
        compiler.Calls.ShouldBe(2);
    }

    [Fact]
    public void Compile_FaultOfTheTemplate_IsRemembered()
    {
        var compiler = new SlowMachine(timesOver: 0);
        var sut = Prepare(compiler, Definition with { Template = "{{ if" });

        sut.Compile(OutputMarkup.Html).Template.ShouldBeNull();
        sut.Compile(OutputMarkup.Html).Template.ShouldBeNull();

        compiler.Calls.ShouldBe(1);
    }

    static RenderableMacro Prepare(ITemplateCompiler compiler, MacroDefinition definition) =>
        new(compiler, TenantId.FromRandom(new byte[16]), MacroKey.Parse("box"), definition, [], revision: 1);

    /// <summary>Has no time for the first compilations.</summary>
    sealed class SlowMachine(int timesOver) : ITemplateCompiler
    {
        public int Calls { get; private set; }

        public CompilationResult Compile(TemplateSource source) =>
            new TemplateCompiler(++Calls > timesOver ? CompilationLimits.Default : new CompilationLimits { Time = TimeSpan.Zero }).Compile(source);
    }
}
