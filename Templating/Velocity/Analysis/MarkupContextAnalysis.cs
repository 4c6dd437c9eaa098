using UserMacro.Templating.Analysis;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Output;
using UserMacro.Templating.Velocity.Objects;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Analysis;

/// <summary>Follows the markup along every way through a template, to find values in places where they would be unsafe.</summary>
/// <remarks>
/// What a run writes is followed again while it runs: this finds early what can be found early, and remembers the ways through the literal
/// texts. Variables that hold markup of the author's may lead anywhere; after one nothing is certain, and nothing is called unsafe.
/// </remarks>
internal sealed class MarkupContextAnalysis(
    TemplateSyntax template,
    string source,
    AssignedNames assigned,
    MarkupState start,
    SourceMap spots,
    DiagnosticReport report,
    CompilationBudget budget)
{
    const int MaxVisits = 20_000;
    const int CharactersPerVisit = 64;
    const int MaxCallDepth = 8;
    const int MaxRounds = 4;

    readonly Dictionary<string, MacroDefinition> _macros = MacrosOf(template);
    readonly HashSet<string> _walked = new(StringComparer.Ordinal);
    bool _isCertain = true;
    int _visits;
    int _calls;

    /// <summary>The usual way through each literal text, by its offset.</summary>
    public Dictionary<int, LiteralTransition> Literals { get; } = [];

    public void Analyse()
    {
        var before = MarkupContexts.At(start);
        var end = Walk(template.Body, before);
        if (_isCertain && end.AreAllOpen())
        {
            report.Warning(
                "unclosed-markup",
                "The template ends inside a tag, a comment or an element that must be closed.",
                spots.SpanOf(new(source.Length, source.Length)));
        }

        foreach (var macro in _macros.Values.Where(macro => !_walked.Contains(macro.Name)).ToList())
        {
            Walk(macro.Body, before);
        }
    }

    /// <summary>Of one name the last counts.</summary>
    static Dictionary<string, MacroDefinition> MacrosOf(TemplateSyntax template)
    {
        var macros = new Dictionary<string, MacroDefinition>(StringComparer.Ordinal);
        foreach (var macro in template.Macros)
        {
            macros[macro.Name] = macro;
        }

        return macros;
    }

    MarkupContexts Walk(Block? block, MarkupContexts places)
    {
        foreach (var statement in block?.Statements ?? [])
        {
            places = Walk(statement, places);
        }

        return places;
    }

    MarkupContexts Walk(Statement statement, MarkupContexts places)
    {
        if (++_visits > MaxVisits)
        {
            return places;
        }

        budget.Charge();
        switch (statement)
        {
            case Statement.Literal literal:
                return Literal(literal, places);
            case Statement.Output output:
                return Output(output, places);
            case Statement.If choice:
                return If(choice, places);
            case Statement.ForEach loop:
                return Loop(loop.Body, places);
            case Statement.Define define:
                Walk(define.Body, MarkupContexts.At(start));
                return places;
            case Statement.Call call:
                return Call(call, places);
            default:
                return places;
        }
    }

    MarkupContexts If(Statement.If choice, MarkupContexts places)
    {
        var after = Walk(choice.Branches[0].Then, places);
        foreach (var (_, then) in choice.Branches.AsSpan()[1..])
        {
            after = after.Or(Walk(then, places));
        }

        return after.Or(Walk(choice.Else, places));
    }

    MarkupContexts Literal(Statement.Literal literal, MarkupContexts places)
    {
        var isKept = ReferenceEquals(literal.Source, source) && !Literals.ContainsKey(literal.Start);
        Read(literal.Length, places, isAgain: !isKept);
        var after = places.After(literal.Source, literal.Start, literal.Length);
        if (isKept)
        {
            Literals.Add(literal.Start, new(literal.Length, places.First, after.First));
        }

        return after;
    }

    MarkupContexts Text(SourceText text, MarkupContexts places)
    {
        Read(text.Length, places, isAgain: true);
        return places.After(text.Text, text.Start, text.Length);
    }

    /// <summary>
    /// Charges the reading of a text from each place. A text that is read again counts as visits too: a long one in a macro may be called
    /// from everywhere.
    /// </summary>
    void Read(int length, MarkupContexts places, bool isAgain)
    {
        budget.ChargeText((long)length * places.Count);
        if (isAgain)
        {
            _visits += length * places.Count / CharactersPerVisit;
        }
    }

    MarkupContexts Output(Statement.Output output, MarkupContexts places)
    {
        var target = output.Target;
        if (assigned.Names.Contains(target.Name))
        {
            _isCertain &= !assigned.HasMarkup;
            return places.AfterValue();
        }

        if (!HostNames.IsParameter(target.Name) && target.Name != HostNames.Body && !HostNames.Objects.ContainsKey(target.Name))
        {
            return Text(target.Source, places);
        }

        if (_isCertain)
        {
            MarkupContextDiagnostics.Add(report, places, spots.SpanOf(output.Span));
        }

        return places.AfterValue();
    }

    MarkupContexts Loop(Block body, MarkupContexts places)
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

    MarkupContexts Call(Statement.Call call, MarkupContexts places)
    {
        if (!_macros.TryGetValue(call.Name, out var macro))
        {
            return call.Name == HostNames.UserNameLink ? places : Text(call.Source, places);
        }

        _walked.Add(macro.Name);
        if (_calls >= MaxCallDepth)
        {
            return places;
        }

        _calls++;
        places = Walk(macro.Body, places);
        _calls--;
        return places;
    }
}
