using Scriban;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Output;
using UserMacro.Templating.Scriban.Builtins;
using UserMacro.Templating.Scriban.Context;

namespace UserMacro.Templating.Scriban;

/// <summary>A parsed template and what analysis found out about it.</summary>
internal sealed class ScribanTemplate(Template template, string source, LiteralTransitions literals, MarkupState start, bool isVolatile, bool usesBody)
    : GuardedTemplate(source, isVolatile, usesBody)
{
    protected override EscapingContext Open(TemplateInput input, RenderLimits limits, CancellationToken cancellation) =>
        new(FrozenBuiltins.Shared, limits, input, literals, start, cancellation);

    protected override string Run(EscapingContext context)
    {
        context.PushGlobal(new Model(context.Input));
        context.PushGlobal(new GuardedObject());
        return template.Render(context);
    }
}
