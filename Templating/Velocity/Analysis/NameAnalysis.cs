using System.Collections.Frozen;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Velocity.Execution;
using UserMacro.Templating.Velocity.Objects;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Analysis;

/// <summary>Looks at every name in a template: parameters, Confluence's objects, methods, and what makes its output differ from viewer to viewer.</summary>
internal sealed class NameAnalysis(
    TemplateSyntax template,
    AssignedNames assigned,
    IReadOnlyCollection<string> parameters,
    SourceMap spots,
    DiagnosticReport report,
    CompilationBudget budget) : SyntaxWalker(budget)
{
    static readonly FrozenSet<string> LanguageNames = FrozenSet.Create(
        StringComparer.Ordinal, LanguageVariables.Loop, LanguageVariables.Count, LanguageVariables.HasNext, LanguageVariables.BodyContent);

    readonly HashSet<string> _used = new(StringComparer.Ordinal);
    readonly HashSet<string> _declared = new(parameters, StringComparer.Ordinal);
    readonly HashSet<string> _macros = new(template.Macros.Select(macro => macro.Name), StringComparer.Ordinal);
    Expression? _endsHere;
    bool _isText;

    /// <summary>
    /// Whether a run may read the viewer, the time or data that are asked for. Where an object that leads to them is handed on, to a
    /// variable, list or macro, it may.
    /// </summary>
    public bool IsVolatile { get; private set; }

    /// <summary>Whether the template reads the body.</summary>
    public bool UsesBody { get; private set; }

    public void Analyse()
    {
        Walk(template);
        foreach (var parameter in parameters.Where(parameter => !_used.Contains(parameter)))
        {
            report.Warning("unused-parameter", $"The parameter “{parameter}” is not used by the template.", default);
        }
    }

    protected override void Visit(Statement statement)
    {
        if (statement is Statement.Call call)
        {
            Call(call);
        }

        // After an odd number of backslashes a reference without a value is meant to be text.
        _isText = statement is Statement.Output { Backslashes: > 0 };
        base.Visit(statement);
        _isText = false;
    }

    protected override void Visit(Expression? expression)
    {
        if (expression is Expression.Reference reference)
        {
            Reference(reference);
        }

        base.Visit(expression);
    }

    protected override void VisitEnd(Expression expression)
    {
        _endsHere = expression;
        base.VisitEnd(expression);
    }

    void Call(Statement.Call call)
    {
        if (!_macros.Contains(call.Name))
        {
            IsVolatile |= call.Name == HostNames.UserNameLink;
            if (report.TakesWarnings && call.Name != HostNames.UserNameLink && call.Arguments.Any(argument => argument.Value is Expression.Reference))
            {
                report.Warning(
                    "unknown-macro",
                    $"There is no macro “{SourceText.ExcerptOf(call.Name)}” in this template, so its call is written as text. Macros of "
                        + "Data Center's own libraries are not available: define it with “#macro”.",
                    spots.SpanOf(call.Span));
            }

            return;
        }

        foreach (var word in call.Arguments)
        {
            if (word.Value is null && report.TakesErrors)
            {
                report.Error(
                    "bare-word",
                    $"“{word.Source.Excerpt()}” needs quotes around it: only references, texts, numbers, lists and maps can be passed to a macro.",
                    spots.SpanOf(word.Span));
            }
        }
    }

    void Reference(Expression.Reference reference)
    {
        var isKnown = true;
        UsesBody |= reference.Name == HostNames.Body;
        // Also where the template gives the name a value of its own: it may be read before that.
        IsVolatile |= HostNames.Objects.TryGetValue(reference.Name, out var given) && MayReadVolatile(given.Type, reference);
        if (HostNames.ParameterOf(reference.Name) is { } parameter)
        {
            Parameter(parameter, reference);
        }
        else if (HostNames.Objects.TryGetValue(reference.Name, out var host) && !assigned.Names.Contains(reference.Name))
        {
            isKnown = IsKnown(host, reference);
        }
        else if (!assigned.Names.Contains(reference.Name) && reference.Name != HostNames.Body && !LanguageNames.Contains(reference.Name))
        {
            // It has no methods either: most such names are variables of script, and written as they are.
            NameWithoutValue(reference);
            isKnown = false;
        }

        if (!isKnown)
        {
            return;
        }

        if (report.TakesWarnings && reference.Path is [.., Access.Property property] && reference.Source.Next == '(')
        {
            report.Warning(
                "text-parenthesis",
                $"What is in the parentheses after “{reference.Source.Excerpt()}” is no list of values, so it is written as text. If a method "
                    + $"“{SourceText.ExcerptOf(property.Name)}(…)” is meant, write texts in quotes and commas between the values.",
                spots.SpanOf(reference.Span));
        }

        foreach (var access in reference.Path)
        {
            if (access is Access.Method method && report.TakesWarnings && !MethodTables.Names.Contains(method.Name))
            {
                report.Warning(MethodAdvice.CodeOf(method.Name), MethodAdvice.For(method.Name), spots.SpanOf(method.Span));
            }
        }
    }

    void Parameter(string name, Expression.Reference reference)
    {
        _used.Add(name);
        if (report.TakesWarnings && !_declared.Contains(name) && !assigned.Names.Contains(reference.Name))
        {
            UnknownParameter(name, reference);
        }
    }

    void UnknownParameter(string name, Expression.Reference reference)
    {
        var meant = parameters.FirstOrDefault(parameter => parameter.Equals(name, StringComparison.OrdinalIgnoreCase));
        report.Warning(
            "unknown-parameter",
            $"The macro has no parameter “{SourceText.ExcerptOf(name)}”, so “{reference.Source.Excerpt()}” has no value."
                + $"{(meant is null ? " Add the parameter to the macro." : $" Did you mean “${HostNames.Parameter}{meant}”? Capitals matter.")}",
            spots.SpanOf(reference.Span));
    }

    /// <summary>Says what is wrong with a variable that nobody gives.</summary>
    void NameWithoutValue(Expression.Reference reference)
    {
        if (!report.TakesWarnings)
        {
            return;
        }

        var span = spots.SpanOf(reference.Span);
        if (HostNames.Missing.TryGetValue(reference.Name, out var missing))
        {
            report.Warning(missing.Code, $"“${reference.Name}” does not exist in the cloud. {missing.Advice}", span);
        }
        else if (!reference.IsQuiet && !_isText)
        {
            report.Warning(
                "unknown-name",
                $"“${SourceText.ExcerptOf(reference.Name)}” never gets a value, so its own text is written. If that is meant, put a "
                    + "backslash in front; if not, look for a typing error.",
                span);
        }
    }

    /// <summary>Follows a reference into one of Confluence's objects; false where that has no such member.</summary>
    bool IsKnown(HostObject host, Expression.Reference reference)
    {
        var type = host.Type;
        foreach (var access in reference.Path)
        {
            var (name, count) = access switch
            {
                Access.Property property => (property.Name, -1),
                Access.Method method => (method.Name, method.Arguments.Length),
                _ => ("", 0),
            };
            if (name.Length == 0)
            {
                return true;
            }

            if ((count < 0 ? type.Methods.FindProperty(name) : type.Methods.Find(name, count)) is null)
            {
                if (report.TakesWarnings)
                {
                    report.Warning(
                        HostMembers.CodeOf(name),
                        $"The cloud has no “{SourceText.ExcerptOf(name)}” of “${reference.Name}”, so “{reference.Source.Excerpt()}” has no "
                            + $"value. There is: {HostMembers.Listed(type)}.{HostMembers.Advice(name)}",
                        spots.SpanOf(reference.Span));
                }

                return false;
            }

            if (HostMembers.TypeOf(name) is not { } next)
            {
                return true;
            }

            type = next;
        }

        return true;
    }

    /// <summary>Follows a reference from one of Confluence's objects to what it reads, or hands on.</summary>
    bool MayReadVolatile(HostType type, Expression.Reference reference)
    {
        foreach (var access in reference.Path)
        {
            var name = access switch
            {
                Access.Property property => property.Name,
                Access.Method method => method.Name,
                _ => null,
            };
            if (name is null)
            {
                return HostMembers.LeadsToVolatile(type);
            }

            if (type.IsVolatile || HostMembers.IsVolatile(type, name))
            {
                return true;
            }

            if (HostMembers.TypeOf(name) is not { } next)
            {
                return false;
            }

            type = next;
        }

        return type.IsVolatile || (!ReferenceEquals(_endsHere, reference) && HostMembers.LeadsToVolatile(type));
    }
}
