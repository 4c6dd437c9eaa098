using UserMacro.Templating.Markup;

namespace UserMacro.Templating.Runtime.Output;

/// <summary>The usual way through one literal text.</summary>
/// <param name="Length">Characters of the literal.</param>
/// <param name="Before">The position before it.</param>
/// <param name="After">The position after it.</param>
internal sealed record LiteralTransition(int Length, MarkupState Before, MarkupState After);
