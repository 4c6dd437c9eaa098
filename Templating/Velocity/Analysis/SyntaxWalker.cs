using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Analysis;

/// <summary>Goes through all of a template, whatever a run would do.</summary>
internal abstract class SyntaxWalker(CompilationBudget budget)
{
    public void Walk(TemplateSyntax template)
    {
        Walk(template.Body);
        foreach (var macro in template.Macros)
        {
            Visit(macro);
        }
    }

    protected void Walk(Block? block)
    {
        foreach (var statement in block?.Statements ?? [])
        {
            Visit(statement);
        }
    }

    protected virtual void Visit(MacroDefinition macro) => Walk(macro.Body);

    protected virtual void Visit(Statement statement)
    {
        budget.Charge();
        switch (statement)
        {
            case Statement.Output output:
                VisitEnd(output.Target);
                break;
            case Statement.Set set:
                VisitTarget(set.Target);
                Visit(set.Value);
                break;
            case Statement.If choice:
                foreach (var (condition, then) in choice.Branches)
                {
                    VisitEnd(condition);
                    Walk(then);
                }

                Walk(choice.Else);
                break;
            case Statement.ForEach loop:
                Visit(loop.Items);
                Walk(loop.Body);
                break;
            case Statement.Define define:
                Walk(define.Body);
                break;
            case Statement.Call call:
                foreach (var argument in call.Arguments)
                {
                    Visit(argument.Value);
                }

                Walk(call.Body);
                break;
        }
    }

    protected virtual void Visit(Expression? expression)
    {
        budget.Charge();
        switch (expression)
        {
            case Expression.Interpolation text:
                Walk(text.Content);
                break;
            case Expression.ListOf list:
                foreach (var item in list.Items)
                {
                    Visit(item);
                }

                break;
            case Expression.RangeOf range:
                Visit(range.From);
                Visit(range.To);
                break;
            case Expression.MapOf map:
                foreach (var (key, value) in map.Entries)
                {
                    Visit(key);
                    Visit(value);
                }

                break;
            case Expression.Not not:
                VisitEnd(not.Operand);
                break;
            case Expression.Chain chain:
                VisitEnd(chain.First);
                foreach (var link in chain.Links)
                {
                    VisitEnd(link.Operand);
                }

                break;
            case Expression.Reference reference:
                VisitPath(reference);
                break;
        }
    }

    /// <summary>A value that goes no further: it is written, or only looked at.</summary>
    protected virtual void VisitEnd(Expression expression) => Visit(expression);

    /// <summary>The target of an assignment: a plain variable is not read, everything else is.</summary>
    protected virtual void VisitTarget(Expression.Reference target)
    {
        if (!target.Path.IsEmpty)
        {
            Visit(target);
        }
    }

    protected void VisitPath(Expression.Reference reference)
    {
        foreach (var access in reference.Path)
        {
            if (access is Access.Index index)
            {
                Visit(index.At);
            }
            else if (access is Access.Method method)
            {
                foreach (var argument in method.Arguments)
                {
                    Visit(argument);
                }
            }
        }
    }
}
