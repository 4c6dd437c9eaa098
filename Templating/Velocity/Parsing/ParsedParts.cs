using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>What is found anywhere in a template, texts in it included.</summary>
internal sealed class ParsedParts
{
    const int MaxKept = 100;

    public List<MacroDefinition> Macros { get; } = [];

    public List<SyntaxFault> Faults { get; } = [];

    public void Add(SyntaxFault fault)
    {
        if (Faults.Count < MaxKept)
            Faults.Add(fault);
    }
}
