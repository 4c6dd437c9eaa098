using System.Runtime.InteropServices;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>
/// What is found anywhere in a template, texts in it included, and what all its parsers share: a text in a text has a parser of its own,
/// but no limits of its own.
/// </summary>
internal sealed class ParsedParts(CompilationBudget budget)
{
    const int MaxKept = 100;

    readonly List<MacroDefinition> _macros = [];
    readonly Dictionary<string, int> _definitions = new(StringComparer.Ordinal);

    public CompilationBudget Budget => budget;

    public Nesting Nesting { get; } = new();

    /// <summary>Brackets and parentheses behind references that hold no values.</summary>
    public TextBrackets TextBrackets { get; } = new(budget);

    /// <summary>Text that looked like macro calls and was none, so far.</summary>
    public int FailedCalls { get; set; }

    public IReadOnlyList<MacroDefinition> Macros => _macros;

    public List<SyntaxFault> Faults { get; } = [];

    public void Add(SyntaxFault fault)
    {
        if (Faults.Count < MaxKept)
        {
            Faults.Add(fault);
        }
    }

    public void Add(MacroDefinition macro)
    {
        _macros.Add(macro);
        _definitions[macro.Name] = _definitions.GetValueOrDefault(macro.Name) + 1;
    }

    /// <summary>Whether a macro of the name is defined so far.</summary>
    public bool Defines(string name) => _definitions.GetValueOrDefault(name) > 0;

    /// <summary>
    /// Whether a bare word stands for a missing value, as it does among the values of a method and in their lists and maps:
    /// <c>$x.css({opacity: 1})</c>.
    /// </summary>
    public bool TakesWords { get; set; }

    /// <summary>The state to return to when the text that follows cannot be parsed.</summary>
    public ParserMark Mark() => new(_macros.Count, Nesting.Depth, Faults.Count, TakesWords);

    /// <summary>
    /// Comes back from a fault, and forgets the macros found on the way: what they are in is no construct, and may be parsed again as
    /// text.
    /// </summary>
    public void ReturnTo(ParserMark mark)
    {
        Nesting.ReturnTo(mark.Depth);
        TakesWords = mark.TakesWords;
        var count = mark.Macros;
        for (var index = count; index < _macros.Count; index++)
        {
            _definitions[_macros[index].Name]--;
        }

        _macros.RemoveRange(count, _macros.Count - count);
    }

    /// <summary>Comes back to read as text what cannot be parsed: its faults are none.</summary>
    public void ReturnToText(ParserMark mark)
    {
        ReturnTo(mark);
        Faults.RemoveRange(mark.Faults, Faults.Count - mark.Faults);
    }
}

/// <summary>A state of <see cref="ParsedParts"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ParserMark(int Macros, int Depth, int Faults, bool TakesWords);
