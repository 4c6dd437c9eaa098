using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Output;

namespace UserMacro.Templating.Velocity;

/// <summary>A compiled template and what analysis found out about it.</summary>
internal sealed class VelocityTemplate(VelocityCode code, string source, LiteralTransitions literals, MarkupState start, string outline, bool isVolatile, bool usesBody)
    : GuardedTemplate(source, isVolatile, usesBody)
{
    public override string Outline => outline;

    protected override EscapingContext Open(TemplateInput input, RenderLimits limits, CancellationToken cancellation) =>
        new VelocityRun(limits, input, literals, start, code, cancellation);

    protected override string Run(EscapingContext context)
    {
        code.Body((VelocityRun)context);
        return context.Output.ToString() ?? "";
    }
}
