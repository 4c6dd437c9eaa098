using System.Collections.Immutable;

namespace UserMacro.Templating.Velocity.Syntax;

/// <summary>A piece of a template.</summary>
/// <param name="Span">Its location.</param>
internal abstract record Statement(TextSpan Span)
{
    /// <summary>Text that is written as it is: a stretch of the template, or of a text in it that is one.</summary>
    public sealed record Literal(TextSpan Span, string Source, int Start, int Length) : Statement(Span);

    /// <summary>A reference among text.</summary>
    /// <param name="Span">Its location.</param>
    /// <param name="Target">The reference.</param>
    /// <param name="Backslashes">How many are in front of it: an odd number keeps its source, if it has a value.</param>
    public sealed record Output(TextSpan Span, Expression.Reference Target, int Backslashes) : Statement(Span);

    /// <summary><c>#set($target = value)</c></summary>
    public sealed record Set(TextSpan Span, Expression.Reference Target, Expression Value) : Statement(Span);

    /// <summary><c>#if</c> with its <c>#elseif</c> and <c>#else</c>.</summary>
    public sealed record If(TextSpan Span, ImmutableArray<(Expression Condition, Block Then)> Branches, Block? Else) : Statement(Span);

    /// <summary><c>#foreach($variable in list)</c></summary>
    public sealed record ForEach(TextSpan Span, string Variable, Expression Items, Block Body) : Statement(Span);

    /// <summary><c>#break</c>: leaves the loop or macro around it.</summary>
    public sealed record Break(TextSpan Span) : Statement(Span);

    /// <summary><c>#stop</c>: ends the output.</summary>
    public sealed record Stop(TextSpan Span) : Statement(Span);

    /// <summary><c>#define($name)</c>: a block that is run where the name is used.</summary>
    public sealed record Define(TextSpan Span, string Name, Block Body) : Statement(Span);

    /// <summary><c>#name(…)</c>, or <c>#@name(…)</c> with a body: a macro, if one of that name is defined, else its own text.</summary>
    /// <param name="Span">Its location.</param>
    /// <param name="Name">The macro.</param>
    /// <param name="Arguments">What is in parentheses; evaluated each time the macro reads them.</param>
    /// <param name="Body">The block up to <c>#end</c>; null without one.</param>
    /// <param name="Source">Its own text.</param>
    public sealed record Call(TextSpan Span, string Name, ImmutableArray<Argument> Arguments, Block? Body, SourceText Source) : Statement(Span);
}

/// <summary>What a call hands to a macro.</summary>
/// <param name="Value">The expression; null for a bare word, which no macro takes.</param>
/// <param name="Span">Its location.</param>
/// <param name="Source">Its own text.</param>
internal sealed record Argument(Expression? Value, TextSpan Span, SourceText Source);
