using Scriban.Parsing;
using Scriban.Syntax;
using UserMacro.Templating.Analysis;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Output;

namespace UserMacro.Templating.Scriban.Analysis;

/// <summary>Follows the markup along every way through a template, to find values in places where they would be unsafe.</summary>
/// <remarks>
/// What a run writes is followed again while it runs: this finds early what can be found early, and remembers the ways
/// through the literal texts. Each walk carries all places where the output can appear.
/// </remarks>
internal sealed class MarkupContextAnalysis(TemplateNames names, MarkupState start, DiagnosticReport report, CompilationBudget budget)
{
    const int MaxVisits = 20_000;
    const int CharactersPerVisit = 64;
    const int MaxCallDepth = 8;
    const int MaxRounds = 4;

    readonly HashSet<ScriptFunction> _walked = [];
    readonly Stack<ScriptBlockStatement> _blocks = new();
    int _visits;
    int _calls;

    /// <summary>The usual way through each literal text, by its offset.</summary>
    public Dictionary<int, LiteralTransition> Literals { get; } = [];

    public void Analyse(ScriptPage page)
    {
        var end = Walk(page.Body, MarkupContexts.At(start));
        if (end.AreAllOpen() && page.Body is { } body)
        {
            report.Warning(
                "unclosed-markup",
                "The template ends inside a tag, a comment or an element that must be closed.",
                new SourceSpan(body.Span.FileName, body.Span.End, body.Span.End));
        }

        foreach (var function in names.Functions.Values.Where(f => !_walked.Contains(f)).ToList())
        {
            Walk(function.Body, MarkupContexts.At(start));
        }
    }

    MarkupContexts Walk(ScriptNode? node, MarkupContexts places)
    {
        if (node is null || ++_visits > MaxVisits)
        {
            return places;
        }

        budget.Charge();
        return node switch
        {
            ScriptBlockStatement block => Block(block, places),
            ScriptRawStatement literal => Literal(literal, places),
            ScriptIfStatement choice => Walk(choice.Then, places).Or(Walk(choice.Else, places)),
            ScriptElseStatement other => Walk(other.Body, places),
            ScriptCaseStatement cases => Walk(cases.Body, places).Or(places),
            ScriptWhenStatement branch => Walk(branch.Body, places).Or(Walk(branch.Next, places)),
            ScriptForStatement loop => Loop(loop.Body, places).Or(Walk(loop.Else, places)),
            ScriptWhileStatement loop => Loop(loop.Body, places),
            ScriptWithStatement scope => Walk(scope.Body, places),
            ScriptCaptureStatement capture => Capture(capture, places),
            ScriptWrapStatement wrap => Wrap(wrap, places),
            ScriptReturnStatement => places,
            ScriptExpressionStatement statement => Expression(statement.Expression, places),
            _ => places,
        };
    }

    MarkupContexts Block(ScriptBlockStatement block, MarkupContexts places)
    {
        foreach (var statement in block.Statements)
        {
            places = Walk(statement, places);
        }

        return places;
    }

    MarkupContexts Literal(ScriptRawStatement literal, MarkupContexts places)
    {
        var text = literal.Text;
        budget.ChargeText((long)text.Length * places.Count);
        // A text that is read again counts as visits too: a long one in a function may be called from everywhere.
        if (Literals.ContainsKey(text.Index))
        {
            _visits += text.Length * places.Count / CharactersPerVisit;
        }

        var after = places.After(text.FullText ?? "", text.Index, text.Length);
        Literals.TryAdd(text.Index, new(text.Length, places.First, after.First));
        return after;
    }

    MarkupContexts Loop(ScriptNode? body, MarkupContexts places)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var more = places.Or(Walk(body, places));
            if (more.Count == places.Count)
            {
                break;
            }

            places = more;
        }

        return places;
    }

    MarkupContexts Capture(ScriptCaptureStatement capture, MarkupContexts places)
    {
        Walk(capture.Body, MarkupContexts.At(start));
        return places;
    }

    MarkupContexts Wrap(ScriptWrapStatement wrap, MarkupContexts places)
    {
        var target = wrap.Target is ScriptFunctionCall call ? call.Target : wrap.Target;
        if (wrap.Body is null || FunctionOf(target) is not { } function)
        {
            return Walk(wrap.Body, places);
        }

        _blocks.Push(wrap.Body);
        places = Call(function, places);
        _blocks.Pop();
        return places;
    }

    MarkupContexts Expression(ScriptExpression? expression, MarkupContexts places)
    {
        switch (expression)
        {
            case null or ScriptAssignExpression:
                return places;
            case ScriptVariableLocal local when local == ScriptVariable.BlockDelegate:
                return _blocks.TryPeek(out var block) ? Walk(block, places) : places;
        }

        var target = TargetOf(expression);
        if (target is ScriptVariableGlobal { Name: "raw" } && !names.Defined.Contains("raw"))
        {
            return places;
        }

        if (FunctionOf(target) is { } function)
        {
            return function.Body is ScriptBlockStatement && function.ReturnType == typeof(void)
                ? Call(function, places)
                : Value(expression, Call(function, places));
        }

        return Value(expression, places);
    }

    MarkupContexts Call(ScriptFunction function, MarkupContexts places)
    {
        _walked.Add(function);
        if (_calls >= MaxCallDepth || function.Body is not ScriptBlockStatement)
        {
            return places;
        }

        _calls++;
        places = Walk(function.Body, places);
        _calls--;
        return places;
    }

    MarkupContexts Value(ScriptExpression expression, MarkupContexts places)
    {
        MarkupContextDiagnostics.Add(report, places, expression.Span);
        return places.AfterValue();
    }

    ScriptFunction? FunctionOf(ScriptNode? target) =>
        target is ScriptVariableGlobal { Name: { } name } && names.Functions.TryGetValue(name, out var function) ? function : null;

    static ScriptExpression TargetOf(ScriptExpression expression) => expression switch
    {
        ScriptPipeCall { To: { } to } => TargetOf(to),
        ScriptFunctionCall { Target: { } target } => target,
        _ => expression,
    };
}
