using Scriban.Parsing;

namespace UserMacro.Templating.Velocity.Syntax;

/// <summary>A place of the template, as the guard and its messages name it.</summary>
internal sealed class SourceLocation(SourceSpan span)
{
    readonly SourceSpan _span = span;

    public ref readonly SourceSpan Span => ref _span;
}
