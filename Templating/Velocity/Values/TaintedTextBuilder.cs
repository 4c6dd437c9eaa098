using System.Collections.Immutable;
using System.Text;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Velocity.Values;

/// <summary>Puts a text together and keeps count of what the author did not write.</summary>
internal sealed class TaintedTextBuilder(VelocityRun run)
{
    const int BytesOfStretch = 12;

    readonly StringBuilder _text = new();
    readonly ImmutableArray<Segment>.Builder _stretches = ImmutableArray.CreateBuilder<Segment>();

    public TaintedTextBuilder Authored(ReadOnlySpan<char> text)
    {
        run.Charge(Work.Element + (long)text.Length * 2 * Work.Copy);
        run.CheckLength(_text.Length + text.Length);
        _text.Append(text);
        return this;
    }

    /// <summary>Adds a value as it prints.</summary>
    public TaintedTextBuilder Value(object value)
    {
        switch (value)
        {
            case int or long or bool or double or System.Numerics.BigInteger:
                return Authored(run.TextOf(value));
            case not (string or TaintedText or Runtime.Values.MarkupText):
                return Text(run.TextOf(value));
            case string plain:
                return Text(plain);
            default:
                return Part(TaintedText.From(value)!, 0, null);
        }
    }

    /// <summary>Adds a part of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Where it ends; null for the end of the text.</param>
    public TaintedTextBuilder Part(TaintedText text, int start, int? end)
    {
        var until = end ?? text.Text.Length;
        for (var at = text.FirstBehind(start); at < text.Stretches.Length && text.Stretches[at].Start < until; at++)
        {
            run.Charge(Work.Element);
            var stretch = text.Stretches[at];
            var from = Math.Max(stretch.Start, start);
            var to = Math.Min(stretch.End, until);
            if (from < to)
            {
                Add(new(_text.Length + from - start, to - from, stretch.Kind));
            }
        }

        return Authored(text.Text.AsSpan(start, until - start));
    }

    /// <summary>The text, as the simplest value that says it.</summary>
    public object ToValue()
    {
        run.ChargeAllocation((long)_text.Length * sizeof(char) + (long)_stretches.Count * BytesOfStretch);
        return new TaintedText(_text.ToString(), _stretches.ToImmutable()).AsValue();
    }

    TaintedTextBuilder Text(string value)
    {
        if (value.Length > 0)
        {
            Add(new(_text.Length, value.Length, SegmentKind.Value));
        }

        return Authored(value);
    }

    /// <summary>Values side by side are one.</summary>
    void Add(Segment stretch)
    {
        if (_stretches.Count > 0 && _stretches[^1] is var last && last.End == stretch.Start && last.Kind == stretch.Kind)
        {
            _stretches[^1] = last with { Length = last.Length + stretch.Length };
        }
        else
        {
            _stretches.Add(stretch);
        }
    }
}
