using System.Net;
using System.Text;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Runtime.Texts;

/// <summary>Converts texts by library functions that know no deadline: piece by piece, each charged for before it is converted.</summary>
internal static class LongTexts
{
    const int DecodedPiece = 16 * 1024;

    /// <summary>Text made of the pieces' conversions, for functions that convert character by character.</summary>
    /// <param name="context">The run.</param>
    /// <param name="text">The text.</param>
    /// <param name="price">What a character costs.</param>
    /// <param name="function">What becomes of a piece.</param>
    public static string Convert(GuardedContext context, string text, int price, Func<string, string?> function)
    {
        var piece = Work.Piece(price);
        context.Charge((long)Math.Min(text.Length, piece) * price);
        if (text.Length <= piece)
        {
            return function(text) ?? "";
        }

        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            // Never between the halves of a character.
            var length = Math.Min(piece, text.Length - at);
            if (at + length < text.Length && char.IsSurrogatePair(text[at + length - 1], text[at + length]))
            {
                length++;
            }

            if (at > 0)
            {
                context.Charge((long)length * price);
            }

            result.Append(function(text.Substring(at, length)));
            context.CheckLength(result.Length);
            at += length;
        }

        context.Charge((long)result.Length * Work.Copy);
        context.ChargeAllocation((long)result.Length * sizeof(char));
        return result.ToString();
    }

    /// <summary>What escaped text says.</summary>
    public static string Decode(GuardedContext context, string markup)
    {
        if (!markup.Contains('&', StringComparison.Ordinal))
        {
            context.Charge((long)markup.Length * Work.Copy);
            return markup;
        }

        var result = new StringBuilder(markup.Length);
        for (var at = 0; at < markup.Length;)
        {
            var end = EndOfPiece(markup, at);
            context.Charge((long)Math.Min(end - at, DecodedPiece) * Work.Convert);
            result.Append(WebUtility.HtmlDecode(markup[at..end]));
            at = end;
        }

        context.Charge((long)result.Length * Work.Copy);
        return result.ToString();
    }

    /// <summary>Where a piece ends that holds character references as a whole.</summary>
    static int EndOfPiece(string markup, int start)
    {
        var end = start + DecodedPiece;
        if (end >= markup.Length)
        {
            return markup.Length;
        }

        var open = markup.AsSpan(start, DecodedPiece).LastIndexOf('&');
        if (open < 0 || markup.AsSpan(start + open, DecodedPiece - open).Contains(';'))
        {
            return end;
        }

        if (open > 0)
        {
            return start + open;
        }

        // One that never seems to end: it costs no more than a copy.
        var next = markup.AsSpan(end).IndexOfAny('&', ';');
        return next < 0 ? markup.Length : markup[end + next] == '&' ? end + next : end + next + 1;
    }
}
