namespace UserMacro.Templating.Velocity.Syntax;

/// <summary>A place that could not be understood.</summary>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong and what to do, in plain words.</param>
internal sealed record SyntaxFault(TextSpan Span, string Message);
