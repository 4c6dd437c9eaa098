using UserMacro.Atlassian.Html.Parsing;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Grains.Rendering.Pools;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Velocity;

namespace UserMacro.Grains.Rendering.Samples;

/// <summary>Renders a macro from Data Center with values of all kinds, as pages would, and says what goes wrong.</summary>
internal sealed class SampleRenderer(MacroRenderer renderer, EditingPool editing, TimeProvider time)
{
    /// <summary>What all renders of a macro may take; those beyond are left out.</summary>
    static readonly TimeSpan Budget = TimeSpan.FromSeconds(1);

    readonly DataCenterCompiler _dataCenter = new();

    /// <summary>What goes wrong; null when the pool is too busy.</summary>
    public async Task<SampleOutcome?> RunAsync(RenderableMacro macro, RenderLane lane, RenderRequest sample, CancellationToken cancellation)
    {
        var done = await editing.RunAsync(
            lane,
            new(RenderKind.Preview) { Length = macro.Definition.Template.Length },
            token => Run(macro, sample, token),
            cancellation);
        return done is null ? null : done.Value with { ThreadMilliseconds = done.Elapsed.TotalMilliseconds };
    }

    (SampleOutcome Result, bool Stopped) Run(RenderableMacro macro, RenderRequest sample, CancellationToken cancellation)
    {
        var findings = new Dictionary<(SampleFault, string, int, int), SampleFinding>();
        var deadline = Deadline.After(Budget);
        var renders = 0;
        var isEnded = false;
        foreach (var values in SampleValues.Create(macro.Definition))
        {
            if (deadline.HasPassed || cancellation.IsCancellationRequested)
            {
                break;
            }

            var request = sample with { Parameters = values.Values };
            var (run, stopped) = renderer.Run(macro, request, bodyRequired: false, cancellation);
            isEnded |= stopped;
            renders++;
            if (FindingOf(run, values.IsUnusual, deadline, () => RunAsInDataCenter(macro, request, cancellation)) is var (fault, diagnostic))
            {
                var place = (fault, diagnostic.Code, diagnostic.Line, diagnostic.Column);
                var known = findings.GetValueOrDefault(place) ?? new(fault, values.Words, Renders: 0, diagnostic);
                findings[place] = known with { Renders = known.Renders + 1 };
            }
        }

        return (new([.. findings.Values], renders, ThreadMilliseconds: 0), isEnded);
    }

    static (SampleFault Fault, TemplateDiagnostic Diagnostic)? FindingOf(
        MacroRun run, bool isUnusual, Deadline deadline, Func<string?> inDataCenter) => run switch
        {
            { Outcome: RenderStopped stop } when !isUnusual || inDataCenter() is not null => (SampleFault.Stopped, stop.Diagnostic),
            { Outcome: RenderedOutput, Result: TemplateOutput output } when ScriptSyntax.FindFault(output.Text, deadline) is { } fault
                && inDataCenter() is { } other && (ScriptSyntax.FindFault(other, deadline) is not { } otherFault || otherFault.Script > fault.Script) =>
                    (SampleFault.BrokenScript, Broken(fault.Message)),
            // Of a template that does not compile the check has said all there is.
            _ => null,
        };

    /// <summary>What Data Center would write; null where it stops too.</summary>
    string? RunAsInDataCenter(RenderableMacro macro, RenderRequest request, CancellationToken cancellation)
    {
        var source = TemplateSources.From(macro.Key, macro.Definition, macro.Definition.Template, OutputMarkup.Html);
        var input = RenderInputs.Create(macro, request, body: null, time.GetUtcNow());
        return (_dataCenter.Compile(source).Template?.Render(input, RenderLimits.Default, cancellation) as TemplateOutput)?.Text;
    }

    static TemplateDiagnostic Broken(string message) => new(DiagnosticSeverity.Warning, "broken-script", message, 1, 1, 1, 1);
}
