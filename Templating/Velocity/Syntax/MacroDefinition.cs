using System.Collections.Immutable;

namespace UserMacro.Templating.Velocity.Syntax;

/// <summary><c>#macro(name $a $b)</c></summary>
/// <param name="Span">Its location.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Names, without the dollar sign.</param>
/// <param name="Body">What a call runs.</param>
internal sealed record MacroDefinition(TextSpan Span, string Name, ImmutableArray<string> Parameters, Block Body);
