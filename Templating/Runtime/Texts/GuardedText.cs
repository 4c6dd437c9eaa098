using System.Text;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Runtime.Texts;

/// <summary>A text in the making, charged for as it grows and never longer than a text may be.</summary>
internal sealed class GuardedText
{
    readonly GuardedContext _context;
    readonly StringBuilder _text;

    /// <param name="context">The run.</param>
    /// <param name="capacity">Characters to make room for.</param>
    public GuardedText(GuardedContext context, int capacity)
    {
        context.ChargeAllocation((long)capacity * 2 * sizeof(char));
        _context = context;
        _text = new(capacity);
    }

    public int Length => _text.Length;

    public GuardedText Append(ReadOnlySpan<char> text)
    {
        _context.Charge(Work.Element + (long)text.Length * 2 * Work.Copy);
        _context.CheckLength(_text.Length + text.Length);
        _text.Append(text);
        return this;
    }

    public override string ToString() => _text.ToString();
}
