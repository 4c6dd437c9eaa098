using System.Runtime.CompilerServices;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Compilation;

namespace UserMacro.DeadlyHost;

/// <summary>The product's compiler, but a template with one of these words does what no template may:
/// <c>!overflow</c> fills the stack and ends the process, <c>!overflow-when-boom</c> does so when its parameter <c>title</c> is <c>boom</c>,
/// <c>!burn</c> never ends and looks at nothing, <c>!slow</c> takes half a second.</summary>
sealed class DeadlyCompiler : ITemplateCompiler
{
    readonly TemplateCompiler _compiler = new();

    public CompilationResult Compile(TemplateSource source)
    {
        var result = _compiler.Compile(source);
        return source.Text.Contains('!', StringComparison.Ordinal) && result.Template is { } template
            ? result with { Template = new Deadly(template, source.Text) }
            : result;
    }

    sealed class Deadly(CompiledTemplate template, string text) : CompiledTemplate
    {
        public override bool IsVolatile => template.IsVolatile;

        public override bool UsesBody => template.UsesBody;

        public override string Outline => template.Outline;

        public override TemplateResult Render(TemplateInput input, RenderLimits limits, CancellationToken cancellation)
        {
            if (text.Contains("!burn", StringComparison.Ordinal))
            {
                Burn(TimeSpan.MaxValue);
            }

            if (text.Contains("!slow", StringComparison.Ordinal))
            {
                Burn(TimeSpan.FromMilliseconds(500));
            }

            if (text.Contains("!overflow-when-boom", StringComparison.Ordinal)
                ? input.Parameters.Any(parameter => Equals(parameter.Value, "boom"))
                : text.Contains("!overflow", StringComparison.Ordinal))
            {
                Overflow(1);
            }

            return template.Render(input, limits, cancellation);
        }

        static void Burn(TimeSpan time)
        {
            var began = TimeProvider.System.GetTimestamp();
            while (TimeProvider.System.GetElapsedTime(began) < time)
            {
                Thread.SpinWait(1000);
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
        static int Overflow(int depth) => depth > 0 ? Overflow(depth + 1) + 1 : 0;
    }
}
