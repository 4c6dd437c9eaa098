using System.Collections.Frozen;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using UserMacro.Templating.Runtime.Data;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Scriban.Builtins;
using UserMacro.Templating.Scriban.Context;

namespace UserMacro.Templating.Scriban.Analysis;

/// <summary>Looks at every name in a template: parameters, functions, and what makes its output differ from viewer to viewer.</summary>
internal sealed class NameAnalysis(
    TemplateNames names, IReadOnlyCollection<string> parameters, DiagnosticReport report, CompilationBudget budget) : BudgetedVisitor(budget)
{
    const string Dates = "date";
    const string Http = "http";

    readonly HashSet<string> _declared = new(parameters, StringComparer.Ordinal);
    readonly HashSet<string> _used = new(StringComparer.Ordinal);
    bool _usesAll;

    /// <summary>
    /// Whether a run may read the viewer, the time or data that are asked for. Where an object that leads to them is handed on or read by a
    /// computed name, it may.
    /// </summary>
    public bool IsVolatile { get; private set; }

    /// <summary>Whether the template reads the body.</summary>
    public bool UsesBody { get; private set; }

    public void Analyse(ScriptNode? page)
    {
        Visit(page);
        foreach (var parameter in parameters)
        {
            if (!_usesAll && !_used.Contains(parameter))
            {
                report.Warning("unused-parameter", $"The parameter “{parameter}” is not used by the template.", default);
            }
        }
    }

    public override void Visit(ScriptVariableGlobal node)
    {
        // Also where the template gives the name a value of its own: it may be read before that.
        IsVolatile |= LeadsToVolatile(node.Name);
        if (names.Defined.Contains(node.Name))
        {
            return;
        }

        UsesBody |= node.Name == ModelNames.Body;
        _usesAll |= node.Name == ModelNames.Parameters;
        if (report.TakesWarnings && !names.IsOpen && !ModelNames.All.Contains(node.Name) && !FrozenBuiltins.Shared.Contains(node.Name))
        {
            report.Warning("unknown-name", $"“{node.Name}” is not known here and writes nothing.{Suggestions.ForName(node.Name, parameters)}", node.Span);
        }
    }

    /// <summary>The scope itself, whose members can be read by computed names.</summary>
    public override void Visit(ScriptThisExpression node) => IsVolatile = true;

    public override void Visit(ScriptMemberExpression node)
    {
        if (node is { Target: ScriptVariableGlobal target, Member.Name: { } member } && !names.Defined.Contains(target.Name))
        {
            Member(target.Name, member, node);
        }
        else
        {
            Visit(node.Target);
        }
    }

    public override void Visit(ScriptIndexerExpression node)
    {
        if (node is { Target: ScriptVariableGlobal target, Index: ScriptLiteral { Value: string member } } && !names.Defined.Contains(target.Name))
        {
            Member(target.Name, member, node);
        }
        else
        {
            base.Visit(node);
        }
    }

    public override void Visit(ScriptFunctionCall node)
    {
        Function(node.Target);
        Visit(node.Arguments);
    }

    public override void Visit(ScriptPipeCall node)
    {
        Visit(node.From);
        if (node.To is ScriptVariableGlobal)
        {
            Function(node.To);
        }
        else
        {
            Visit(node.To);
        }
    }

    public override void Visit(ScriptNamedArgument node) => Visit(node.Value);

    public override void Visit(ScriptObjectMember node) => Visit(node.Value);

    static bool LeadsToVolatile(string name) =>
        name is ModelNames.User or ModelNames.Now or ModelNames.Page or ModelNames.Space or ModelNames.People or Dates or Http;

    void Member(string target, string member, ScriptNode node)
    {
        if (target == ModelNames.Parameters)
        {
            Parameter(member, node.Span);
        }
        else if (target == ModelNames.People)
        {
            IsVolatile = true;
        }
        else if (ModelNames.Members.TryGetValue(target, out var members))
        {
            ModelMember(target, members, member, node.Span);
        }
        else if (FrozenBuiltins.Shared[target] is ScriptObject group)
        {
            GroupMember(target, group, member, node.Span);
        }
        else
        {
            Visit(target == ModelNames.Now || target == ModelNames.Body
                ? ((node as ScriptMemberExpression)?.Target ?? ((ScriptIndexerExpression)node).Target)
                : null);
        }
    }

    void Parameter(string name, SourceSpan span)
    {
        _used.Add(name);
        if (!_declared.Contains(name) && report.TakesWarnings)
        {
            report.Warning(
                "unknown-parameter",
                $"The macro has no parameter “{name}”, so this writes nothing.{Suggestions.ForParameter(name, parameters)}",
                span);
        }
    }

    void ModelMember(string target, FrozenSet<string> members, string member, SourceSpan span)
    {
        IsVolatile |= target == ModelNames.User || DataMembers.IsOne(target, member);
        if (!members.Contains(member) && report.TakesWarnings)
        {
            report.Warning(
                "unknown-member",
                $"“{target}” has no “{member}”, so this writes nothing. It has: {string.Join(", ", members.Order(StringComparer.Ordinal))}.",
                span);
        }
    }

    void GroupMember(string group, ScriptObject functions, string member, SourceSpan span)
    {
        IsVolatile |= group is Http || (group == Dates && member is "now" or "utc_now");
        if (!functions.Contains(member) && report.TakesErrors)
        {
            report.Error("unknown-function", $"There is no function “{group}.{member}”.{Suggestions.ForFunction(group, member)}", span);
        }
    }

    void Function(ScriptExpression? target)
    {
        if (target is not ScriptVariableGlobal { Name: { } name } variable || names.Defined.Contains(name))
        {
            Visit(target);
        }
        else if (!report.TakesErrors)
        {
            return;
        }
        else if (FrozenBuiltins.Shared[name] is ScriptObject || ModelNames.All.Contains(name))
        {
            report.Error("not-a-function", $"“{name}” is not a function.{Suggestions.ForFunction("", name)}", variable.Span);
        }
        else if (!names.IsOpen && !FrozenBuiltins.Shared.Contains(name))
        {
            report.Error("unknown-function", $"There is no function “{name}”.{Suggestions.ForFunction("", name)}", variable.Span);
        }
    }
}
