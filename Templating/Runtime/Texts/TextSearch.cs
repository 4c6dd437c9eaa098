using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Runtime.Texts;

/// <summary>Looks for one text in others, in time that grows with their lengths and not with their product, and charges for it.</summary>
/// <remarks>.NET compares the whole text at every place that looks like a beginning: a tenth of a second for texts of the largest size.
/// This is Knuth, Morris and Pratt's way.</remarks>
internal sealed class TextSearch
{
    /// <summary>Shorter texts cost no more than this at any place, and .NET looks at many places at a time.</summary>
    const int Short = 16;

    const int Piece = 32 * 1024;

    readonly GuardedContext _context;
    readonly string _wanted;
    readonly int[] _borders;

    /// <param name="context">The run.</param>
    /// <param name="wanted">What to look for.</param>
    public TextSearch(GuardedContext context, string wanted)
    {
        _context = context;
        _wanted = wanted;
        _borders = wanted.Length > Short ? BordersOf(context, wanted) : [];
    }

    /// <summary>The first place at or after a start; negative when there is none.</summary>
    public int IndexIn(string text, int start = 0)
    {
        if (_borders.Length > 0)
        {
            return Search(text, start);
        }

        var found = text.AsSpan(start).IndexOf(_wanted, StringComparison.Ordinal);
        _context.Charge(Work.Item + Work.Read * (long)(found < 0 ? text.Length - start : found));
        return found < 0 ? -1 : start + found;
    }

    /// <summary>The last place of a text in another; negative when there is none.</summary>
    public static int LastIndexOf(GuardedContext context, string text, string wanted)
    {
        if (wanted.Length > text.Length)
        {
            return -1;
        }

        context.Charge(Work.Item + Work.Read * (long)text.Length);
        if (wanted.Length <= Short)
        {
            return text.AsSpan().LastIndexOf(wanted, StringComparison.Ordinal);
        }

        context.ChargeAllocation(2L * sizeof(char) * (text.Length + wanted.Length));
        var found = new TextSearch(context, Reversed(wanted)).IndexIn(Reversed(text));
        return found < 0 ? -1 : text.Length - found - wanted.Length;
    }

    /// <summary>Whether a text is in another.</summary>
    public static bool Contains(GuardedContext context, string text, string wanted) =>
        wanted.Length <= text.Length && new TextSearch(context, wanted).IndexIn(text) >= 0;

    int Search(string text, int start)
    {
        var matched = 0;
        var at = start;
        while (at < text.Length)
        {
            var end = Math.Min(text.Length, at + Piece);
            _context.Charge((end - at) * 2L * Work.Read);
            for (; at < end; at++)
            {
                var c = text[at];
                while (matched > 0 && _wanted[matched] != c)
                {
                    matched = _borders[matched - 1];
                }

                if (_wanted[matched] == c && ++matched == _wanted.Length)
                {
                    return at - matched + 1;
                }
            }
        }

        return -1;
    }

    /// <summary>For each beginning of a text, how much of its end is a beginning of the text too.</summary>
    static int[] BordersOf(GuardedContext context, string text)
    {
        context.ChargeAllocation((long)text.Length * sizeof(int));
        var borders = new int[text.Length];
        var border = 0;
        for (var at = 1; at < text.Length; at++)
        {
            if (at % Piece == 1)
            {
                context.Charge(Math.Min(Piece, text.Length) * 2L * Work.Read);
            }

            while (border > 0 && text[border] != text[at])
            {
                border = borders[border - 1];
            }

            if (text[border] == text[at])
            {
                border++;
            }

            borders[at] = border;
        }

        return borders;
    }

    static string Reversed(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        source.CopyTo(target);
        target.Reverse();
    });
}
