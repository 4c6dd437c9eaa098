using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime.Output;

namespace UserMacro.Templating.Runtime;

/// <summary>The context of one run: guarded, and with values escaped for the place they are written to.</summary>
internal class EscapingContext : GuardedContext
{
    readonly LiteralTransitions _literals;
    readonly MarkupState _start;

    /// <param name="builtins">The functions of the language; frozen.</param>
    /// <param name="limits">What the run may use.</param>
    /// <param name="input">Its values.</param>
    /// <param name="literals">What is known of the template's literal texts.</param>
    /// <param name="start">Where output begins: the page's, and each capture's.</param>
    /// <param name="cancellation">Ends the run early.</param>
    public EscapingContext(
        ScriptObject builtins, RenderLimits limits, TemplateInput input, LiteralTransitions literals, MarkupState start, CancellationToken cancellation)
        : base(builtins, limits, input, cancellation)
    {
        _literals = literals;
        _start = start;
        PushOutput(NewOutput());
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        if (textAsObject is not null)
        {
            ValueWriter.Write(this, span, textAsObject);
        }

        return this;
    }

    protected sealed override IScriptOutput NewOutput() => new MarkupOutput(this, _literals, _start);
}
