using System.Globalization;
using UserMacro.Shared;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Output;
using UserMacro.Templating.Velocity.Analysis;
using UserMacro.Templating.Velocity.Execution;
using UserMacro.Templating.Velocity.Parsing;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity;

/// <summary>
/// Compiles templates brought from Confluence Data Center: Velocity 1.x, by the same rules and with the same output, rendered under the
/// guard of all templates.
/// </summary>
/// <remarks>At most <see cref="MaxSourceLength"/> characters; a longer text is an error diagnostic.</remarks>
public sealed class VelocityCompiler : ITemplateCompiler
{
    /// <summary>Characters of a template; one macro in the wild holds 161 KB.</summary>
    public const int MaxSourceLength = EngineLimits.VelocityLength;

    readonly CompilationLimits _limits;
    readonly bool _isEscaping;

    /// <summary>A compiler with the product's limits for templates whose values are escaped.</summary>
    public VelocityCompiler()
        : this(CompilationLimits.Default)
    {
    }

    /// <summary>A compiler for templates whose values are escaped.</summary>
    /// <param name="limits">What each compilation may use; more is an error diagnostic.</param>
    public VelocityCompiler(CompilationLimits limits)
        : this(isEscaping: true) => _limits = limits;

    /// <param name="isEscaping">Whether values are escaped; only the comparison with Apache Velocity, which escapes nothing, does without.</param>
    internal VelocityCompiler(bool isEscaping) => (_limits, _isEscaping) = (CompilationLimits.Default, isEscaping);

    /// <inheritdoc />
    public CompilationResult Compile(TemplateSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var report = new DiagnosticReport();
        if (source.Text.Length > MaxSourceLength)
        {
            report.Error(
                "too-long",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The template has {source.Text.Length} characters; the limit is {MaxSourceLength} (256 KB). Make it "
                        + $"shorter, or move script and styles into a shared bundle."),
                default);
            return report.Failed();
        }

        try
        {
            return Compile(source, report, new CompilationBudget(_limits));
        }
        catch (CompilationStopException exception)
        {
            report.Error(exception.Code, exception.Message, default);
            return report.Failed() with { IsEndedByTime = exception.IsByTime };
        }
    }

    CompilationResult Compile(TemplateSource source, DiagnosticReport report, CompilationBudget budget)
    {
        var syntax = TemplateParser.Parse(source.Text, budget);
        var spots = new SourceMap(source.Name, source.Text);
        foreach (var fault in syntax.Faults)
        {
            report.Error("syntax", fault.Message, spots.SpanOf(fault.Span));
        }

        if (report.HasErrors)
        {
            return report.Failed();
        }

        return Analysed(source, syntax, spots, report, budget);
    }

    CompilationResult Analysed(TemplateSource source, TemplateSyntax syntax, SourceMap spots, DiagnosticReport report, CompilationBudget budget)
    {
        var start = new MarkupState(source.Markup);
        var assigned = AssignedNames.Collect(syntax, budget);
        var names = new NameAnalysis(syntax, assigned, source.Parameters, spots, report, budget);
        names.Analyse();
        var places = new MarkupContextAnalysis(syntax, source.Text, assigned, start, spots, report, budget);
        places.Analyse();
        var outline = TemplateOutline.Create(source.Text, syntax, budget);
        new PageAnalysis(outline, spots, report, budget).Analyse();
        if (report.HasErrors && _isEscaping)
        {
            return report.Failed();
        }

        var code = StatementCompiler.Compile(source.Text, syntax, spots, _isEscaping, budget);
        return report.Succeeded(new VelocityTemplate(code, source.Text, new(source.Text, places.Literals), start, outline, names.IsVolatile, names.UsesBody));
    }
}

/// <summary>A compiled template and what analysis found out about it.</summary>
internal sealed class VelocityTemplate(
    VelocityCode code, string source, LiteralTransitions literals, MarkupState start, string outline, bool isVolatile, bool usesBody)
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
