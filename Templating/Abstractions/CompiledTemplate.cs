
namespace UserMacro.Templating.Abstractions;

/// <summary>A compiled template: immutable, shared by all threads.</summary>
public abstract class CompiledTemplate
{
    /// <summary>Whether some run may read the viewer, the time or data that are asked for. A prediction for choosing the kind of output,
    /// which says yes where it is unsure; what may be cached is decided by what a run did read
    /// (<see cref="TemplateOutput.Reads"/>).</summary>
    public abstract bool IsVolatile { get; }

    /// <summary>Whether the template reads the body.</summary>
    public abstract bool UsesBody { get; }

    /// <summary>The template with all that is no markup of its own, such as comments, made blank; every character is where it stood.</summary>
    public abstract string Outline { get; }

    /// <summary>Renders on the calling thread, guarded. Never throws for what a template or its values do.</summary>
    /// <param name="input">The values.</param>
    /// <param name="limits">What the run may use.</param>
    /// <param name="cancellation">Ends the run early as <see cref="StopReason.Time"/>.</param>
    public abstract TemplateResult Render(TemplateInput input, RenderLimits limits, CancellationToken cancellation);
}
