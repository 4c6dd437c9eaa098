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

    /// <summary>Brackets after references that held no index, so far.</summary>
    public int FailedIndexes { get; set; }

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

    /// <summary>The state to return to when the text that follows cannot be parsed.</summary>
    public (int Macros, int Depth) Mark() => (_macros.Count, Nesting.Depth);

    /// <summary>
    /// Comes back from a fault, and forgets the macros found on the way: what they are in is no construct, and may be parsed again as
    /// text.
    /// </summary>
    public void ReturnTo((int Macros, int Depth) mark)
    {
        Nesting.ReturnTo(mark.Depth);
        var count = mark.Macros;
        for (var index = count; index < _macros.Count; index++)
        {
            _definitions[_macros[index].Name]--;
        }

        _macros.RemoveRange(count, _macros.Count - count);
    }
}
