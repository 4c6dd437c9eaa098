using UserMacro.Templating.Compilation;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Velocity.Analysis;
using UserMacro.Templating.Velocity.Execution;
using UserMacro.Templating.Velocity.Parsing;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity;

/// <summary>Compiles templates brought from Confluence Data Center: Velocity 1.x, by the same rules and with the same output, rendered under the guard of all templates.</summary>
/// <remarks>At most <see cref="MaxSourceLength"/> characters; a longer text is an error diagnostic.</remarks>
public sealed class VelocityCompiler : ITemplateCompiler
{
    /// <summary>Characters of a template; one macro in the wild holds 161 KB.</summary>
    public const int MaxSourceLength = 256 * 1024;

    readonly bool _isEscaping;

    /// <summary>A compiler for templates whose values are escaped.</summary>
    public VelocityCompiler()
        : this(isEscaping: true)
    {
    }

    /// <param name="isEscaping">Whether values are escaped; only the comparison with Apache Velocity, which escapes nothing, does without.</param>
    internal VelocityCompiler(bool isEscaping) => _isEscaping = isEscaping;

    /// <inheritdoc />
    public CompilationResult Compile(TemplateSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var report = new DiagnosticReport();
        if (source.Text.Length > MaxSourceLength)
        {
            report.Error("too-long", "The template is longer than 256 KB. Make it shorter, or move script and styles into a shared bundle.", default);
            return report.Failed();
        }

        var syntax = TemplateParser.Parse(source.Text);
        var spots = new SpotMap(source.Name, source.Text);
        foreach (var fault in syntax.Faults)
            report.Error("syntax", fault.Message, spots.SpanOf(fault.Span));
        if (report.HasErrors)
            return report.Failed();
        return Analysed(source, syntax, spots, report);
    }

    CompilationResult Analysed(TemplateSource source, TemplateSyntax syntax, SpotMap spots, DiagnosticReport report)
    {
        var start = new MarkupState(source.Markup);
        var assigned = AssignedNames.Of(syntax);
        var names = new NameAnalysis(syntax, assigned, source.Parameters, spots, report);
        names.Analyse();
        var places = new PlaceAnalysis(syntax, source.Text, assigned, start, spots, report);
        places.Analyse();
        var outline = TemplateOutline.Of(source.Text, syntax);
        new PageAnalysis(outline, spots, report).Analyse();
        if (report.HasErrors && _isEscaping)
            return report.Failed();
        var code = StatementCompiler.Compile(source.Text, syntax, spots, _isEscaping);
        return report.Succeeded(new VelocityTemplate(code, source.Text, new(source.Text, places.Literals), start, outline, names.IsVolatile, names.UsesBody));
    }
}
