using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Analysis;

/// <summary>The variables that a template gives a value itself, and whether it puts markup together in any.</summary>
internal sealed class AssignedNames(CompilationBudget budget) : SyntaxWalker(budget)
{
    bool _inValue;

    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a text that is set holds a tag or a quote: what is written with it may lead anywhere in the markup.</summary>
    public bool HasMarkup { get; private set; }

    public static AssignedNames Collect(TemplateSyntax template, CompilationBudget budget)
    {
        var names = new AssignedNames(budget);
        names.Walk(template);
        return names;
    }

    protected override void Visit(MacroDefinition macro)
    {
        Names.UnionWith(macro.Parameters);
        base.Visit(macro);
    }

    protected override void Visit(Statement statement)
    {
        if (statement is Statement.ForEach loop)
        {
            Names.Add(loop.Variable);
        }
        else if (statement is Statement.Define define)
        {
            Names.Add(define.Name);
        }
        else if (statement is Statement.Literal literal && _inValue)
        {
            HasMarkup |= IsMarkup(literal.Source.AsSpan(literal.Start, literal.Length));
        }

        var before = _inValue;
        _inValue = statement is Statement.Set or Statement.Call || (before && statement is not Statement.ForEach);
        base.Visit(statement);
        _inValue = before;
    }

    protected override void Visit(Expression? expression)
    {
        if (expression is Expression.Text text)
        {
            HasMarkup |= IsMarkup(text.Value);
        }

        base.Visit(expression);
    }

    protected override void VisitTarget(Expression.Reference target)
    {
        Names.Add(target.Name);
        base.VisitTarget(target);
    }

    static bool IsMarkup(ReadOnlySpan<char> text) => text.IndexOfAny('<', '>', '"') >= 0;
}
