namespace UserMacro.Templating.Velocity.Syntax;

/// <summary>What a call hands to a macro.</summary>
/// <param name="Value">The expression; null for a bare word, which no macro takes.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Source">Its own text.</param>
internal sealed record Argument(Expression? Value, TextSpan Span, SourceText Source);
