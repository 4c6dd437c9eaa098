using System.Collections.Immutable;
using UserMacro.Templating.Runtime.Values;

namespace UserMacro.Templating.Velocity.Values;

/// <summary>A text that knows what of it the template's author wrote: that is written as it is, the rest escaped for its place.</summary>
/// <remarks>
/// Templates from Data Center put markup together in variables, <c>#set($cell = "&lt;td&gt;$paramX&lt;/td&gt;")</c>. To escape all
/// of it would show the tags, to escape nothing would let page authors write markup. A plain <see cref="string"/> is a value throughout.
/// </remarks>
/// <param name="text">All of the text.</param>
/// <param name="stretches">What the author did not write, in order, without overlap.</param>
internal sealed class TaintedText(string text, ImmutableArray<Segment> stretches)
{
    public static readonly TaintedText Empty = new("", []);

    public string Text => text;

    public ImmutableArray<Segment> Stretches => stretches;

    /// <summary>A text of the author's own.</summary>
    public static TaintedText Authored(string text) => text.Length == 0 ? Empty : new(text, []);

    /// <summary>The text of a value that is one; null for others.</summary>
    public static TaintedText? From(object? value) => value switch
    {
        TaintedText composed => composed,
        string plain => new(plain, [new(0, plain.Length, SegmentKind.Value)]),
        MarkupText markup => new(markup.Markup, [new(0, markup.Markup.Length, markup.IsEscaped ? SegmentKind.Escaped : SegmentKind.Body)]),
        _ => null,
    };

    /// <summary>A part of the text, as a value.</summary>
    public object Slice(int start, int length)
    {
        if (start == 0 && length == text.Length)
        {
            return AsValue();
        }

        var part = text.Substring(start, length);
        if (stretches.IsEmpty)
        {
            return new TaintedText(part, []);
        }

        var kept = ImmutableArray.CreateBuilder<Segment>();
        for (var at = FirstBehind(start); at < stretches.Length && stretches[at].Start < start + length; at++)
        {
            var stretch = stretches[at];
            var from = Math.Max(stretch.Start, start);
            var to = Math.Min(stretch.End, start + length);
            if (from < to)
            {
                kept.Add(stretch with { Start = from - start, Length = to - from });
            }
        }

        return new TaintedText(part, kept.ToImmutable()).AsValue();
    }

    /// <summary>The first stretch that ends after a place: a text can have as many as it has characters, and be taken to pieces.</summary>
    public int FirstBehind(int place)
    {
        var (low, high) = (0, stretches.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (stretches[middle].End > place)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    /// <summary>The same with another text of the same length, such as in capitals; of another length it is a value throughout.</summary>
    public object With(string other) =>
        other.Length == text.Length ? new TaintedText(other, stretches).AsValue() : stretches.IsEmpty ? Authored(other) : other;

    /// <summary>The simplest value that says the same.</summary>
    public object AsValue() => stretches is [{ Kind: SegmentKind.Value } all] && all.Length == text.Length ? text : this;

    public override string ToString() => text;
}
