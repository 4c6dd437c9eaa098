using System.Collections.Immutable;

namespace UserMacro.Templating.Velocity.Syntax;

/// <summary>Something that has a value.</summary>
/// <param name="Span">Its location.</param>
internal abstract record Expression(TextSpan Span)
{
    /// <summary>A number, a truth value, or <c>null</c>.</summary>
    public sealed record Constant(TextSpan Span, object? Value) : Expression(Span);

    /// <summary>A text without anything to fill in.</summary>
    public sealed record Text(TextSpan Span, string Value) : Expression(Span);

    /// <summary>A text in double quotes that is a small template of its own.</summary>
    public sealed record Interpolation(TextSpan Span, Block Content) : Expression(Span);

    /// <summary><c>[1, 2]</c></summary>
    public sealed record ListOf(TextSpan Span, ImmutableArray<Expression> Items) : Expression(Span);

    /// <summary><c>[1..3]</c>: both ends included, down as well as up.</summary>
    public sealed record RangeOf(TextSpan Span, Expression From, Expression To) : Expression(Span);

    /// <summary><c>{"a": 1}</c></summary>
    public sealed record MapOf(TextSpan Span, ImmutableArray<(Expression Key, Expression Value)> Entries) : Expression(Span);

    /// <summary><c>!a</c></summary>
    public sealed record Not(TextSpan Span, Expression Operand) : Expression(Span);

    /// <summary>
    /// Values with operators of one precedence between them, taken from left to right. A chain is flat, however long: to nest it would make
    /// its length a depth.
    /// </summary>
    public sealed record Chain(TextSpan Span, Expression First, ImmutableArray<Link> Links) : Expression(Span);

    /// <summary>An operator of a chain, and the value after it.</summary>
    /// <param name="Span">The chain from its beginning to this value.</param>
    /// <param name="Operator">What is between the values.</param>
    /// <param name="Operand">The value.</param>
    public sealed record Link(TextSpan Span, Operator Operator, Expression Operand);

    /// <summary><c>$name.property.method(…)[index]</c></summary>
    /// <param name="Span">Its location.</param>
    /// <param name="Source">Its own text, which it writes when it has no value.</param>
    /// <param name="IsQuiet">Whether it writes nothing instead: <c>$!name</c>.</param>
    /// <param name="IsBraced">Whether braces surround it.</param>
    /// <param name="Name">The variable.</param>
    /// <param name="Path">What is read from it.</param>
    public sealed record Reference(TextSpan Span, SourceText Source, bool IsQuiet, bool IsBraced, string Name, ImmutableArray<Access> Path) : Expression(Span);
}
