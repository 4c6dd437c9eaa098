using UserMacro.Templating.Markup;

namespace UserMacro.Templating.Runtime.Output;

/// <summary>The usual way through one literal text.</summary>
/// <param name="Length">Characters of the literal.</param>
/// <param name="Before">Where the output stands in front of it.</param>
/// <param name="After">Where it stands behind it.</param>
internal sealed record LiteralTransition(int Length, MarkupState Before, MarkupState After);
