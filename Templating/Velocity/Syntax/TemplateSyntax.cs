using System.Collections.Immutable;

namespace UserMacro.Templating.Velocity.Syntax;

/// <summary>A template as it is written.</summary>
/// <param name="Body">Its statements.</param>
/// <param name="Macros">The macros it defines, wherever that is, in their order; of one name the last counts.</param>
/// <param name="Faults">What could not be understood.</param>
internal sealed record TemplateSyntax(Block Body, ImmutableArray<MacroDefinition> Macros, ImmutableArray<SyntaxFault> Faults);
