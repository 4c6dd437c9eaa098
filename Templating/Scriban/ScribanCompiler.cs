using System.Globalization;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;
using UserMacro.Shared;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Output;
using UserMacro.Templating.Scriban.Analysis;
using UserMacro.Templating.Scriban.Builtins;
using UserMacro.Templating.Scriban.Context;
using UserMacro.Templating.Scriban.Diagnostics;

namespace UserMacro.Templating.Scriban;

/// <summary>Compiles Scriban templates: parsed once, checked for places where a value would be unsafe, rendered under guard.</summary>
/// <remarks>At most <see cref="MaxSourceLength"/> characters; a longer text is an error diagnostic.</remarks>
public sealed class ScribanCompiler : ITemplateCompiler
{
    /// <summary>Characters of a template.</summary>
    public const int MaxSourceLength = EngineLimits.TemplateLength;

    static readonly ParserOptions Parsing = new() { ExpressionDepthLimit = 100 };

    readonly CompilationLimits _limits;

    /// <summary>A compiler with the product's limits.</summary>
    public ScribanCompiler()
        : this(CompilationLimits.Default)
    {
    }

    /// <param name="limits">What each compilation may use; more is an error diagnostic.</param>
    public ScribanCompiler(CompilationLimits limits) => _limits = limits;

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
                    $"The template has {source.Text.Length} characters; the limit is {MaxSourceLength} (128 KB). Make it "
                        + $"shorter or split it into several macros."),
                default);
            return report.Failed();
        }

        try
        {
            var budget = new CompilationBudget(_limits);
            budget.Charge();
            var template = Template.Parse(source.Text, source.Name, Parsing);
            budget.Look();
            ParserMessages.AddTo(report, template.Messages);
            return template is { HasErrors: false, Page: { } page } ? Analysed(source, template, page, report, budget) : report.Failed();
        }
        catch (CompilationStopException exception)
        {
            report.Error(exception.Code, exception.Message, default);
            return report.Failed() with { IsEndedByTime = exception.IsByTime };
        }
    }

    static CompilationResult Analysed(TemplateSource source, Template template, ScriptPage page, DiagnosticReport report, CompilationBudget budget)
    {
        var start = new MarkupState(source.Markup);
        var names = TemplateNames.Collect(page, budget);
        var use = new NameAnalysis(names, source.Parameters, report, budget);
        use.Analyse(page);
        new ArgumentAnalysis(names, report, budget).Visit(page);
        var places = new MarkupContextAnalysis(names, start, report, budget);
        places.Analyse(page);
        if (report.HasErrors)
        {
            return report.Failed();
        }

        var literals = new LiteralTransitions(source.Text, places.Literals);
        return report.Succeeded(new ScribanTemplate(template, source.Text, literals, start, use.IsVolatile, use.UsesBody));
    }
}

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
