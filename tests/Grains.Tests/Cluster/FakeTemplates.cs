using UserMacro.Templating.Abstractions;

namespace UserMacro.Grains.Tests.Cluster;

/// <summary>A template language for tests: the text is written with <c>[name]</c> replaced by the parameter and <c>[body]</c> by the body;
/// <c>[now]</c> reads the time, <c>[user]</c> the viewer, <c>!error</c> does not compile, <c>!stop</c> is stopped by the guard.</summary>
internal sealed class FakeTemplates : ITemplateCompiler
{
    static readonly Diagnostic Fault = new(IsError: true, "fake", "Does not compile.", 1, 1, 1, 7);

    public CompilationResult Compile(TemplateSource source) =>
        source.Text.Contains("!error", StringComparison.Ordinal) ? new(null, [Fault]) : new(new Template(source), []);

    sealed class Template(TemplateSource source) : CompiledTemplate
    {
        public override bool IsVolatile => source.Text.Contains("[now]", StringComparison.Ordinal);

        public override bool UsesBody => source.Text.Contains("[body]", StringComparison.Ordinal);

        public override string Outline => source.Text;

        public override TemplateResult Render(TemplateInput input, RenderLimits limits, CancellationToken cancellation)
        {
            if (source.Text.Contains("!stop", StringComparison.Ordinal))
            {
                return new TemplateStop(StopReason.Steps, Fault with { Message = "Too many steps." }, limits.Steps, TimeSpan.Zero);
            }

            var text = source.Text.Replace("[body]", input.Body, StringComparison.Ordinal);
            foreach (var (name, value) in input.Parameters)
            {
                text = text.Replace($"[{name}]", $"{value}", StringComparison.Ordinal);
            }

            text = text.Replace("[user]", input.UserId, StringComparison.Ordinal);
            return new TemplateOutput($"{source.Markup}:{text}", Reads(), 1, TimeSpan.FromMilliseconds(1));
        }

        TemplateReads Reads() =>
            (source.Text.Contains("[now]", StringComparison.Ordinal) ? TemplateReads.Time : TemplateReads.None)
            | (source.Text.Contains("[user]", StringComparison.Ordinal) ? TemplateReads.Viewer : TemplateReads.None);
    }
}
