using System.Diagnostics;
using System.Globalization;
using UserMacro.Shared;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Runtime.Diagnostics;

namespace UserMacro.Templating.Runtime;

/// <summary>A template of either language: every run gets a guarded context of its own, and ends with output, a question or a reason.</summary>
/// <param name="source">The template's text.</param>
/// <param name="isVolatile">Whether analysis expects a run to read the viewer, the time or data that are asked for; what a run did read its
/// output says.</param>
/// <param name="usesBody">Whether the template reads the body.</param>
internal abstract class GuardedTemplate(string source, bool isVolatile, bool usesBody) : CompiledTemplate
{
    /// <summary>Ends a long call of a single function, which only looks at the cancellation.</summary>
    static readonly TimeSpan Backstop = TimeSpan.FromMilliseconds(100);

    public override bool IsVolatile => isVolatile;

    public override bool UsesBody => usesBody;

    public override string Outline => source;

    public override TemplateResult Render(TemplateInput input, RenderLimits limits, CancellationToken cancellation) =>
        Render(input, limits, looked: null, cancellation);

    /// <summary>The same for those who measure.</summary>
    /// <param name="input">Its values.</param>
    /// <param name="limits">What the run may use.</param>
    /// <param name="looked">Told at each look at the deadline (<see cref="GuardedContext.Looked"/>).</param>
    /// <param name="cancellation">Ends the run early.</param>
    internal TemplateResult Render(TemplateInput input, RenderLimits limits, Action<long, long>? looked, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(limits);
        var began = Stopwatch.GetTimestamp();
        var culture = CultureInfo.CurrentCulture;
        var isInvariant = culture.Name.Length == 0;
        using var backstop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        backstop.CancelAfter((WorkDeadline.Stretch * limits.Time) + Backstop);
        var context = Open(input, limits, backstop.Token);
        context.Looked = looked;
        try
        {
            if (!isInvariant)
            {
                CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            }

            var text = Run(context);
            return context.Data.Needs is { IsEmpty: false } needs
                ? new TemplateNeeds(needs, context.Steps, Stopwatch.GetElapsedTime(began))
                : new TemplateOutput(text, context.Input.Reads, context.Steps, Stopwatch.GetElapsedTime(began))
                {
                    Blocked = context.Blocked.Found,
                };
        }
        catch (Exception exception)
        {
            // What failed may have done so for want of a value.
            if (context.Data.Needs is { IsEmpty: false } needs && context.Stopped is null)
            {
                return new TemplateNeeds(needs, context.Steps, Stopwatch.GetElapsedTime(began));
            }

            // Scriban wraps what fails in a node, but not what fails in writing the value that a whole template returns.
            var (reason, diagnostic) = RuntimeStops.Explain(exception, context.Stopped, source);
            return new TemplateStop(reason, diagnostic, context.Steps, Stopwatch.GetElapsedTime(began));
        }
        finally
        {
            context.ReportEnd();
            if (!isInvariant)
            {
                CultureInfo.CurrentCulture = culture;
            }
        }
    }

    /// <summary>The context of one run.</summary>
    protected abstract EscapingContext Open(TemplateInput input, RenderLimits limits, CancellationToken cancellation);

    /// <summary>Runs to the end on the calling thread; gives the output.</summary>
    protected abstract string Run(EscapingContext context);
}
