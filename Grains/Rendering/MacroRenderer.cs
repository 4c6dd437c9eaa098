using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using UserMacro.Atlassian.Confluence.Storage;
using UserMacro.Atlassian.Html.Parsing;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Grains.Rendering.Pools;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Grains.Rendering;

/// <summary>Renders macros through the silo's pool, and checks and previews for editors in a pool of their own.</summary>
internal sealed class MacroRenderer(
    RenderPool pool, EditingPool editing, PostedBodies bodies, ITemplateCompiler compiler, TimeProvider time, RenderMetrics metrics,
    ILogger<MacroRenderer> logger)
{
    const int ReferenceBytes = 4;

    internal static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    static readonly Diagnostic NotStorage = new(
        IsError: true,
        "not-well-formed",
        "The output, or the body in it, is neither well-formed nor HTML that can be repaired: close what is opened, in order.",
        1,
        1,
        1,
        1);

    public RenderableMacro Prepare(TenantId tenant, MacroKey key, MacroDefinition definition, ImmutableArray<SharedPart> parts, int revision) =>
        new(compiler, tenant, key, definition, parts, revision);

    /// <summary>Renders a published macro, where its own rules allow it; those of the tenant the caller knows.</summary>
    public async Task<RenderOutcome> RenderAsync(RenderableMacro macro, RenderRequest request, CancellationToken cancellation)
    {
        if (!macro.Definition.Rules.AllowsSpace(request.Page.SpaceKey))
        {
            return new SpaceRefused();
        }

        if (request.KnownRevision == macro.Revision)
        {
            return new NotModified(macro.Revision);
        }

        var taken = await bodies.TakeAsync(macro, request, cancellation);
        if (taken.Refusal is { } refusal)
        {
            return refusal;
        }

        request = taken.Request;
        var subject = new RenderSubject(request.BodyPostedBy is null ? RenderKind.Render : RenderKind.Body, request.BodyPostedBy)
        {
            Length = macro.LengthToCompile(MarkupFor(macro, request)),
        };
        var run = await pool.RunAsync(macro.Lane, token => Run(macro, request, bodyRequired: true, token), cancellation, subject);
        if (run is null)
        {
            return new RenderBusy(RetryAfter);
        }

        return run.Outcome ?? Stop(macro, run.Compilation.IsEndedByTime ? StopReason.Time : StopReason.TemplateError, run.Compilation.Diagnostics[0]);
    }

    /// <summary>What a viewer's browser posted, cleaned, as output without a run.</summary>
    public async Task<RenderOutcome> CleanAsync(RenderableMacro macro, RenderRequest request, CancellationToken cancellation)
    {
        var taken = await bodies.CleanAsync(macro, request, cancellation);
        return taken.Refusal ?? new RenderedOutput(taken.Request.Body ?? "", "", macro.Revision, Cacheable: false);
    }

    /// <summary>Renders a definition that an administrator is working on; a missing body is an empty one.</summary>
    public async Task<PreviewOutcome> PreviewAsync(RenderableMacro macro, RenderLane lane, RenderRequest request, CancellationToken cancellation)
    {
        var done = await editing.RunAsync(
            lane,
            new(RenderKind.Preview) { Length = macro.Definition.Template.Length + (request.PostedBody?.Length ?? 0) },
            token =>
            {
                _ = macro.Output;
                var taken = PostedBodies.Take(macro, request);
                return taken.Refusal is { } refusal
                    ? (new(macro.Compile(TemplateSources.MarkupOf(macro.Definition)), refusal, null), false)
                    : Run(macro, taken.Request, bodyRequired: false, token);
            },
            cancellation);
        if (done is not { Value: var run })
        {
            return new(new RenderBusy(RetryAfter), [], 0, 0);
        }

        var blocked = (run.Result as TemplateOutput)?.Blocked.Select(macro.Locate) ?? [];
        var diagnostics = TemplateSources.From([.. run.Compilation.Diagnostics.Concat(blocked).Take(CompilationResult.MaxDiagnostics)]);
        return new(run.Outcome, diagnostics, run.Result?.Elapsed.TotalMilliseconds ?? 0, run.Result?.Steps ?? 0)
        {
            Output = macro.Output, ThreadMilliseconds = done.Elapsed.TotalMilliseconds,
        };
    }

    /// <summary>Compiles for the output mode of the definition, and finds out which that is; null when the pool is too busy.</summary>
    public Task<EditingResult<CompilationResult>?> CompileAsync(RenderableMacro macro, RenderLane lane) => editing.RunAsync(
        lane,
        new(RenderKind.Compile) { Length = macro.Definition.Template.Length },
        token =>
        {
            var compilation = macro.Compile(TemplateSources.MarkupOf(macro.Definition));
            _ = macro.Output;
            return (compilation, compilation.IsEndedByTime);
        },
        CancellationToken.None);

    /// <summary>Renders on the calling thread, which is one of a pool; says whether the guard stopped it.</summary>
    internal (MacroRun Run, bool Stopped) Run(RenderableMacro macro, RenderRequest request, bool bodyRequired, CancellationToken cancellation)
    {
        var markup = request.Markup == RenderMarkup.Storage ? OutputMarkup.Storage : OutputMarkup.Html;
        var compilation = macro.Compile(MarkupFor(macro, request));
        if (compilation.Template is not { } template)
        {
            return (new(compilation, null, null), compilation.IsEndedByTime);
        }

        if (bodyRequired && Missing(macro, request, template) is { } missing)
        {
            return (new(compilation, missing with { Hosts = HostsOf(macro, markup), IsInline = IsInline(macro) }, null), false);
        }

        var body = markup == OutputMarkup.Storage && macro.Definition.Body == BodyMode.Rendered && request.Body is { Length: > 0 } storage
            ? new StorageBody(storage)
            : null;
        // The run's and its conversion's.
        var deadline = Deadline.After(RenderLimits.Default.Time);
        var result = template.Render(RenderInputs.Create(macro, request, body, time.GetUtcNow()), RenderLimits.Default, cancellation);
        return result switch
        {
            TemplateOutput output => (new(compilation, Output(macro, request, markup, template, output, body, deadline), result), false),
            TemplateNeeds needs => (
                new(
                    compilation,
                    new DataNeeded(needs.Data, macro.Revision)
                    {
                        Hosts = HostsOf(macro, markup), Parameters = MayLackParameters(macro, request), IsInline = IsInline(macro),
                    },
                    result),
                false),
            TemplateStop stop => (new(compilation, Stop(macro, stop.Reason, macro.Locate(stop.Diagnostic)), result), stop.Reason != StopReason.TemplateError),
            _ => throw new InvalidOperationException("A template result of an unknown kind."),
        };
    }

    /// <summary>What the template is compiled for: an export of framed output is made of the HTML of the frame.</summary>
    static OutputMarkup MarkupFor(RenderableMacro macro, RenderRequest request) =>
        TemplateSources.MarkupOf(macro.Definition, request.Markup == RenderMarkup.Storage ? OutputMarkup.Storage : OutputMarkup.Html);

    static BodyNeeded? Missing(RenderableMacro macro, RenderRequest request, CompiledTemplate template)
    {
        var body = request.Body is null && template.UsesBody ? macro.Definition.Body : BodyMode.None;
        // A frame is shown at once and completed in the viewer's browser; static output cannot be.
        var parameters = request.MayAskForStored && macro.Parameters.HasUnsent(request.Parameters);
        return body == BodyMode.None && (!parameters || request.Markup == RenderMarkup.Html) ? null : new(body, macro.Revision) { Parameters = parameters };
    }

    RenderOutcome Output(
        RenderableMacro macro, RenderRequest request, OutputMarkup markup, CompiledTemplate template, TemplateOutput output, StorageBody? body,
        Deadline deadline)
    {
        HtmlExcess? excess;
        string? text;
        var styles = "";
        if (markup == OutputMarkup.Storage)
        {
            var place = new StorageFormatContext(request.SiteBaseUrl, request.Page.Id);
            text = StorageConverter.Convert(output.Text, place, body, StylesFor(macro), deadline, out excess)?.Storage;
        }
        else
        {
            var frame = new FramedMarkup(macro, request);
            (text, styles) = (frame.Prepare(output.Text, deadline, out excess), frame.Styles);
        }

        if (text is null)
        {
            return excess is null ? Stop(macro, StopReason.TemplateError, NotStorage) : Stop(macro, ReasonOf(excess), TooMuch(excess));
        }

        return new RenderedOutput(
            text, styles, macro.Revision, Cacheable: (output.Reads & TemplateReads.Volatile) == TemplateReads.None)
        {
            Hosts = HostsOf(macro, markup),
            IsInline = IsInline(macro),
            Script = markup == OutputMarkup.Html ? macro.Script : null,
            MayLackParameters = MayLackParameters(macro, request),
        };
    }

    static StopReason ReasonOf(HtmlExcess excess) => excess.What switch
    {
        HtmlMeasure.Time => StopReason.Time,
        HtmlMeasure.Depth => StopReason.Depth,
        _ => StopReason.Output,
    };

    static Diagnostic TooMuch(HtmlExcess excess) => new(
        IsError: true,
        "output-too-complex",
        string.Create(
            CultureInfo.InvariantCulture,
            $"The output is too much for a page: {excess.Actual:N0} {MeasureOf(excess.What)}, and {excess.Limit:N0} is the limit. "
            + $"Write less, or close what is opened."),
        1,
        1,
        1,
        1);

    static string MeasureOf(HtmlMeasure what) => what switch
    {
        HtmlMeasure.Time => "milliseconds to render it and prepare it for the page",
        HtmlMeasure.Depth => "levels of nested elements",
        HtmlMeasure.Elements => "elements",
        HtmlMeasure.Attributes => "attributes on one element",
        _ => "characters",
    };

    /// <summary>Whether a frame should look for parameters in another spelling.</summary>
    static bool MayLackParameters(RenderableMacro macro, RenderRequest request) =>
        request is { MayAskForStored: true, Markup: RenderMarkup.Html } && macro.Parameters.HasUnsent(request.Parameters);

    /// <summary>Static output has its styles in its elements already.</summary>
    static string StylesFor(RenderableMacro macro) => macro.Definition.Output == OutputMode.Static ? "" : macro.Styles;

    static bool IsInline(RenderableMacro macro) => macro.Definition.Layout == OutputLayout.Inline;

    static ImmutableArray<string> HostsOf(RenderableMacro macro, OutputMarkup markup) => markup == OutputMarkup.Html ? macro.Definition.Rules.Hosts : [];

    RenderStopped Stop(RenderableMacro macro, StopReason reason, Diagnostic diagnostic)
    {
        var reference = RandomNumberGenerator.GetHexString(2 * ReferenceBytes, lowercase: true);
        metrics.Stopped(reason.ToString());
        Log.RenderStopped(logger, reference, macro.Revision, reason, diagnostic.Line, diagnostic.Column);
        return new(KindOf(reason), TemplateSources.From(diagnostic), reference, macro.Revision);
    }

    static StopKind KindOf(StopReason reason) => reason switch
    {
        StopReason.Steps => StopKind.Steps,
        StopReason.Time => StopKind.Time,
        StopReason.Memory => StopKind.Memory,
        StopReason.Output => StopKind.Output,
        StopReason.Depth => StopKind.Depth,
        _ => StopKind.TemplateError,
    };
}
