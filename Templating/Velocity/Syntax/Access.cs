using System.Collections.Immutable;

namespace UserMacro.Templating.Velocity.Syntax;

/// <summary>A step of a reference from a value to a part of it.</summary>
/// <param name="Span">Its location.</param>
internal abstract record Access(TextSpan Span)
{
    /// <summary><c>.name</c></summary>
    public sealed record Property(TextSpan Span, string Name) : Access(Span);

    /// <summary><c>.name(…)</c></summary>
    public sealed record Method(TextSpan Span, string Name, ImmutableArray<Expression> Arguments) : Access(Span);

    /// <summary><c>[index]</c></summary>
    public sealed record Index(TextSpan Span, Expression At) : Access(Span);
}
