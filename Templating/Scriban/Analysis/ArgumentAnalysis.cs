using System.Globalization;
using Scriban.Syntax;
using UserMacro.Shared;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Languages;

namespace UserMacro.Templating.Scriban.Analysis;

/// <summary>Finds arguments that are written out and that a function can only fail with: names of languages, formats, and ranges that run backwards.</summary>
internal sealed class ArgumentAnalysis(TemplateNames names, DiagnosticReport report, CompilationBudget budget) : BudgetedVisitor(budget)
{
    const int MaxFormat = 100;
    const string Reversed = "reversed";

    static readonly IFormattable[] Samples = [1, 1.5, DateTime.UnixEpoch];

    public override void Visit(ScriptFunctionCall node)
    {
        Check(node, piped: 0);
        base.Visit(node);
    }

    public override void Visit(ScriptPipeCall node)
    {
        Visit(node.From);
        if (node.To is ScriptFunctionCall call)
        {
            // What is piped is the first argument.
            Check(call, piped: 1);
            base.Visit(call);
        }
        else
        {
            Visit(node.To);
        }
    }

    public override void Visit(ScriptForStatement node)
    {
        if (report.TakesErrors
            && node.Iterator is { } iterator
            && ((IsRange(iterator) && node.NamedArguments?.Any(argument => argument.Name?.Name == Reversed) == true) || EndsReversed(iterator)))
        {
            report.Error("bad-range", "A range cannot be reversed. Write its ends the other way round: “for x in 5..1”.", iterator.Span);
        }

        base.Visit(node);
    }

    static bool IsRange(ScriptExpression? expression) => expression switch
    {
        ScriptNestedExpression nested => IsRange(nested.Expression),
        ScriptBinaryExpression { Operator: ScriptBinaryOperator.RangeInclude or ScriptBinaryOperator.RangeExclude } => true,
        _ => false,
    };

    /// <summary>Without parentheses around the range, the word is read as an argument of its end.</summary>
    static bool EndsReversed(ScriptExpression? expression) => expression switch
    {
        ScriptBinaryExpression binary => EndsReversed(binary.Right),
        ScriptFunctionCall { Arguments: [.., ScriptVariableGlobal { Name: Reversed }], Target: ScriptLiteral or ScriptBinaryExpression } => true,
        _ => false,
    };

    void Check(ScriptFunctionCall call, int piped)
    {
        if (!report.TakesErrors
            || call.Target is not ScriptMemberExpression { Target: ScriptVariableGlobal { Name: { } group }, Member.Name: { } function }
            || names.Defined.Contains(group))
        {
            return;
        }

        int[] languages = (group, function) switch
        {
            ("date", "to_string") or ("date", "parse") or ("math", "format") or ("object", "format") => [2],
            ("date", "parse_to_string") => [2, 4],
            _ => [],
        };
        foreach (var position in languages)
        {
            Language(call, position - piped);
        }

        if ((group, function) is ("math", "format") or ("object", "format"))
        {
            Format(call, 1 - piped);
        }
    }

    void Language(ScriptFunctionCall call, int position)
    {
        if (Text(call, position) is var (name, node) && LanguageNames.Find(name) is null)
        {
            report.Error(
                "unknown-culture", $"There is no language “{Excerpt(name)}”. Write one such as “de-DE”, “fr-FR” or “en-GB”, or leave it out.", node.Span);
        }
    }

    void Format(ScriptFunctionCall call, int position)
    {
        if (Text(call, position) is var (format, node) && format.Length <= MaxFormat && !Samples.Any(sample => Takes(sample, format)))
        {
            report.Error("bad-format", $"“{Excerpt(format)}” is no format. Write one such as “0.00”, “N2” or “D5”.", node.Span);
        }
    }

    static bool Takes(IFormattable sample, string format)
    {
        // Hundreds of digits are another matter, for the run to look at.
        if (format.AsSpan().IndexOfAnyInRange('0', '9') is > 0 and var digit && format.Length - digit > 2)
        {
            return true;
        }

        try
        {
            sample.ToString(format, CultureInfo.InvariantCulture);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    static (string Value, ScriptNode Node)? Text(ScriptFunctionCall call, int position) =>
        position >= 0 && position < call.Arguments.Count && call.Arguments.Take(position + 1).All(argument => argument is not ScriptNamedArgument)
        && call.Arguments[position] is ScriptLiteral { Value: string text } literal ? (text, literal) : null;

    static string Excerpt(string text) => text.Excerpt(40);
}
