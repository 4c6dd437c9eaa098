using System.Diagnostics;
using System.Globalization;
using Scriban;
using UserMacro.Templating.Compilation;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Rendering;
using UserMacro.Templating.Scriban.Diagnostics;
using UserMacro.Templating.Scriban.Guard;
using UserMacro.Templating.Scriban.Output;
using UserMacro.Templating.Scriban.Values;

namespace UserMacro.Templating.Scriban;

/// <summary>A parsed template and what analysis found out about it; every render gets a context of its own.</summary>
internal sealed class ScribanTemplate(Template template, string source, LiteralTransitions literals, MarkupState start, bool isVolatile, bool usesBody) : CompiledTemplate
{
    /// <summary>Ends a long call of a single function, which only looks at the cancellation.</summary>
    static readonly TimeSpan Backstop = TimeSpan.FromMilliseconds(100);

    public override bool IsVolatile => isVolatile;

    public override bool UsesBody => usesBody;

    public override TemplateResult Render(TemplateInput input, RenderLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(limits);
        var began = Stopwatch.GetTimestamp();
        var model = Model.Of(input);
        var culture = CultureInfo.CurrentCulture;
        var isInvariant = culture.Name.Length == 0;
        using var backstop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        backstop.CancelAfter(limits.Time + Backstop);
        var context = new EscapingContext(limits, input, literals, start, backstop.Token);
        try
        {
            if (!isInvariant)
                CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            context.PushGlobal(model);
            context.PushGlobal(new GuardedObject());
            var text = template.Render(context);
            return context.Data.Needs is { IsEmpty: false } needs
                ? new TemplateNeeds(needs, context.Steps, Stopwatch.GetElapsedTime(began))
                : new TemplateOutput(text, context.Data.WereAsked, context.Steps, Stopwatch.GetElapsedTime(began));
        }
        catch (Exception exception)
        {
            // What failed may have done so for want of a value.
            if (context.Data.Needs is { IsEmpty: false } needs && context.Stopped is null)
                return new TemplateNeeds(needs, context.Steps, Stopwatch.GetElapsedTime(began));
            // Scriban wraps what fails in a node, but not what fails in writing the value that a whole template returns.
            var (reason, diagnostic) = RuntimeStops.Explain(exception, context.Stopped, source);
            return new TemplateStop(reason, diagnostic, context.Steps, Stopwatch.GetElapsedTime(began));
        }
        finally
        {
            if (!isInvariant)
                CultureInfo.CurrentCulture = culture;
        }
    }
}
