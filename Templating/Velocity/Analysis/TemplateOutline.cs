using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Analysis;

/// <summary>What a template writes of its own, texts in it included; everything else is blank.</summary>
internal sealed class TemplateOutline : SyntaxWalker
{
    readonly string _source;
    readonly CompilationBudget _budget;
    readonly char[] _outline;
    (int Start, int Length) _last;

    TemplateOutline(string source, CompilationBudget budget)
        : base(budget)
    {
        _source = source;
        _budget = budget;
        _outline = new char[source.Length];
        for (var at = 0; at < source.Length; at++)
        {
            _outline[at] = source[at] is '\n' or '\r' ? source[at] : ' ';
        }
    }

    public static string Create(string source, TemplateSyntax template, CompilationBudget budget)
    {
        var outline = new TemplateOutline(source, budget);
        outline.Walk(template);
        return new(outline._outline);
    }

    protected override void Visit(Statement statement)
    {
        if (statement is Statement.Literal literal && ReferenceEquals(literal.Source, _source))
        {
            Keep(literal.Start, literal.Length);
        }

        base.Visit(statement);
    }

    protected override void Visit(Expression? expression)
    {
        if (expression is Expression.Text or Expression.Interpolation)
        {
            Keep(expression.Span.Start + 1, expression.Span.Length - 2);
        }

        base.Visit(expression);
    }

    /// <summary>All texts in a text are where that one does: it is copied once.</summary>
    void Keep(int start, int length)
    {
        if (length <= 0 || _last == (start, length))
        {
            return;
        }

        _last = (start, length);
        _budget.ChargeText(length);
        _source.CopyTo(start, _outline, start, length);
    }
}
