using Scriban.Syntax;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Scriban.Analysis;

/// <summary>A visitor that charges each node it visits. The parser limits how deep nodes nest; the stack is looked at nevertheless.</summary>
/// <param name="budget">What the compilation may use.</param>
internal abstract class BudgetedVisitor(CompilationBudget budget) : ScriptVisitor
{
    /// <exception cref="CompilationStopException">The budget is used up.</exception>
    public override void Visit(ScriptNode? node)
    {
        budget.Charge();
        base.Visit(node);
    }
}
