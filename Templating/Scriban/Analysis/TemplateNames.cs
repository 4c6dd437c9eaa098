using Scriban.Syntax;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Scriban.Analysis;

/// <summary>The names a template defines itself.</summary>
internal sealed class TemplateNames(CompilationBudget budget) : BudgetedVisitor(budget)
{
    /// <summary>Variables, functions and their parameters.</summary>
    public HashSet<string> Defined { get; } = new(StringComparer.Ordinal) { "for", "while", "tablerow", "continue" };

    /// <summary>Functions with a body, by name.</summary>
    public Dictionary<string, ScriptFunction> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether names can come from elsewhere, by <c>import</c> or <c>with</c>, so that nothing can be called unknown.</summary>
    public bool IsOpen { get; private set; }

    public static TemplateNames Collect(ScriptNode? page, CompilationBudget budget)
    {
        var names = new TemplateNames(budget);
        names.Visit(page);
        return names;
    }

    public override void Visit(ScriptAssignExpression node)
    {
        Define(node.Target);
        base.Visit(node);
    }

    public override void Visit(ScriptForStatement node)
    {
        Define(node.Variable);
        base.Visit(node);
    }

    public override void Visit(ScriptTableRowStatement node)
    {
        Define(node.Variable);
        base.Visit(node);
    }

    public override void Visit(ScriptCaptureStatement node)
    {
        Define(node.Target);
        base.Visit(node);
    }

    public override void Visit(ScriptParameter node)
    {
        Define(node.Name);
        base.Visit(node);
    }

    public override void Visit(ScriptFunction node)
    {
        Define(node.NameOrDoToken);
        if (node.NameOrDoToken is ScriptVariableGlobal { Name: { } name })
        {
            Functions[name] = node;
        }

        base.Visit(node);
    }

    public override void Visit(ScriptImportStatement node)
    {
        IsOpen = true;
        base.Visit(node);
    }

    public override void Visit(ScriptWithStatement node)
    {
        IsOpen = true;
        base.Visit(node);
    }

    void Define(ScriptNode? target)
    {
        if (target is ScriptVariableGlobal { Name: { } name })
        {
            Defined.Add(name);
        }
    }
}
