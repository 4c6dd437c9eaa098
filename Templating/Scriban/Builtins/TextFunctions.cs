using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using UserMacro.Shared;
using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Texts;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>The functions of <c>string</c> whose work depends on more than a text's length, or in Scriban on a culture.</summary>
internal static class TextFunctions
{
    const int Piece = 16 * 1024;

    /// <summary>Characters that one becomes at most in an address: three bytes of three characters each.</summary>
    const int LongestCode = 9;

    static readonly SearchValues<char> Special = SearchValues.Create("\t\n\f\r #$()*+.?[\\^{|");

    public static bool StartsWith(string? text, string? value) => text is not null && value is not null && text.StartsWith(value, StringComparison.Ordinal);

    public static bool EndsWith(string? text, string? value) => text is not null && value is not null && text.EndsWith(value, StringComparison.Ordinal);

    public static bool EqualsIgnoreCase(string? text, string? value) => text is not null && text.Equals(value, StringComparison.OrdinalIgnoreCase);

    public static bool Contains(TemplateContext context, string? text, string? value) =>
        !string.IsNullOrEmpty(text) && !string.IsNullOrEmpty(value) && TextSearch.Contains((GuardedContext)context, text, value);

    public static int IndexOf(TemplateContext context, string? text, string? search, int startIndex = 0) =>
        text is null || search is null || startIndex < 0 || startIndex > text.Length
            ? -1
            : new TextSearch((GuardedContext)context, search).IndexIn(text, startIndex);

    public static string? Remove(TemplateContext context, string? text, string? remove) =>
        string.IsNullOrEmpty(text) || string.IsNullOrEmpty(remove) ? text : Replace(context, text, remove, "");

    public static string? RemoveFirst(TemplateContext context, string? text, string? remove) =>
        string.IsNullOrEmpty(text) || string.IsNullOrEmpty(remove) ? text : ReplaceFirst(context, text, remove, "");

    public static string? RemoveLast(TemplateContext context, string? text, string? remove) =>
        string.IsNullOrEmpty(text) || string.IsNullOrEmpty(remove) ? text : ReplaceFirst(context, text, remove, "", fromEnd: true);

    public static string Replace(TemplateContext context, string? text, string? match, string? replace)
    {
        var guard = (GuardedContext)context;
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        if (string.IsNullOrEmpty(match))
        {
            throw new TemplateFailureException(context.CurrentSpan, "empty-match", "“string.replace” needs a text to look for that is not empty.");
        }

        var search = new TextSearch(guard, match);
        var found = search.IndexIn(text);
        if (found < 0)
        {
            return text;
        }

        var result = new GuardedText(guard, text.Length);
        var at = 0;
        for (; found >= 0; found = search.IndexIn(text, at))
        {
            result.Append(text.AsSpan(at, found - at)).Append(replace);
            at = found + match.Length;
        }

        return result.Append(text.AsSpan(at)).ToString();
    }

    /// <summary>Capitals count for nothing in the text looked for, as in Scriban.</summary>
    public static string ReplaceFirst(TemplateContext context, string? text, string? match, string? replace, bool fromEnd = false)
    {
        var guard = (GuardedContext)context;
        if (string.IsNullOrEmpty(text) || string.IsNullOrEmpty(match))
        {
            return text ?? "";
        }

        var size = (long)text.Length + match.Length;
        guard.ChargeAllocation(size * 3 * sizeof(char));
        var (capitals, wanted) = (Capitals(guard, text), Capitals(guard, match));
        var found = fromEnd ? TextSearch.LastIndexOf(guard, capitals, wanted) : new TextSearch(guard, wanted).IndexIn(capitals);
        if (found < 0)
        {
            return text;
        }

        return new GuardedText(guard, text.Length).Append(text.AsSpan(0, found)).Append(replace).Append(text.AsSpan(found + match.Length)).ToString();
    }

    /// <summary>The parts between separators, empty ones left out.</summary>
    public static ScriptArray Split(TemplateContext context, string? text, string? match)
    {
        var guard = (GuardedContext)context;
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        if (string.IsNullOrEmpty(match))
        {
            return [text];
        }

        var search = new TextSearch(guard, match);
        var parts = new ScriptArray();
        var at = 0;
        while (at <= text.Length)
        {
            var found = search.IndexIn(text, at);
            var end = found < 0 ? text.Length : found;
            if (end > at)
            {
                guard.Charge(Work.Item + end - at);
                parts.Add(text[at..end]);
            }

            at = found < 0 ? text.Length + 1 : found + match.Length;
        }

        return parts;
    }

    public static string StripNewlines(TemplateContext context, string? text) => Without((GuardedContext)context, text ?? "", "\r\n");

    /// <summary>The beginning of a text that is longer than the length, and an ellipsis that counts too.</summary>
    public static string Truncate(string? text, int length, string? ellipsis = null)
    {
        ellipsis ??= "...";
        return string.IsNullOrEmpty(text) ? "" : text.Length <= length ? text : WholeCharacters(text, Math.Max(0, length - ellipsis.Length)) + ellipsis;
    }

    /// <summary>The beginning of a longer text, with no mark taken from its letter and no emoji from what it is joined with.</summary>
    static string WholeCharacters(string text, int length)
    {
        // No character is longer; from a blank on they are counted as they are from the beginning.
        const int LongestCharacter = 64;
        var start = Math.Max(0, length - LongestCharacter);
        var at = text.AsSpan(start, length - start).LastIndexOfAny(' ', '\n') is var blank and >= 0 ? start + blank : start;
        while (at < length && at + StringInfo.GetNextTextElementLength(text.AsSpan(at)) is var next && next <= length)
        {
            at = next;
        }

        return text.Truncate(at);
    }

    /// <summary>The first words with single spaces between them, and an ellipsis where words are left out.</summary>
    public static string TruncateWords(TemplateContext context, string? text, int count, string? ellipsis = null)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var result = new GuardedText((GuardedContext)context, 0);
        var at = 0;
        for (var words = 0; words < count && at <= text.Length; words++)
        {
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            result.Append(words == 0 ? "" : " ").Append(text.AsSpan(at, end - at));
            if (end == text.Length)
            {
                return result.ToString();
            }

            for (at = end; at < text.Length && char.IsWhiteSpace(text[at]);)
            {
                at++;
            }

            ((GuardedContext)context).Charge((long)(at - end) * Work.Read + Work.Item);
            if (at == text.Length)
            {
                return result.ToString();
            }
        }

        return result.Append(ellipsis ?? "...").ToString();
    }

    public static string Base64Decode(TemplateContext context, SourceSpan span, string? text)
    {
        var guard = (GuardedContext)context;
        text ??= "";
        guard.Charge((long)text.Length * Work.Read);
        guard.ChargeAllocation((long)text.Length * 4);
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new TemplateFailureException(span, "bad-base64", "The text is not base64.");
        }

        // What is not UTF-8 takes long, so it is read in pieces.
        var decoder = Encoding.UTF8.GetDecoder();
        var result = new StringBuilder(text.Length);
        var characters = new char[Piece + 4];
        for (var at = 0; at < bytes.Length; at += Piece)
        {
            var piece = bytes.AsSpan(at, Math.Min(Piece, bytes.Length - at));
            guard.Charge(piece.Length * 8L * Work.Convert);
            result.Append(characters, 0, decoder.GetChars(piece, characters, flush: at + Piece >= bytes.Length));
        }

        return result.ToString();
    }

    /// <summary>The text as a regular expression that matches only it.</summary>
    public static string? EscapePattern(TemplateContext context, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var result = new GuardedText((GuardedContext)context, text.Length);
        var rest = text.AsSpan();
        for (var next = rest.IndexOfAny(Special); next >= 0; next = rest.IndexOfAny(Special))
        {
            result.Append(rest[..next]).Append(rest[next] switch { '\t' => "\\t", '\n' => "\\n", '\f' => "\\f", '\r' => "\\r", _ => "\\" });
            if (rest[next] is not ('\t' or '\n' or '\f' or '\r'))
            {
                result.Append(rest.Slice(next, 1));
            }

            rest = rest[(next + 1)..];
        }

        return result.Append(rest).ToString();
    }

    public static string? UnescapePattern(TemplateContext _, SourceSpan span, string? text)
    {
        try
        {
            return text is null ? null : Regex.Unescape(text);
        }
        catch (ArgumentException)
        {
            throw new TemplateFailureException(span, "bad-escape", "The text has an escape that is not known.");
        }
    }

    public static string? Upcase(TemplateContext context, string? text) => Converted(context, text, Work.Convert, CaseMapping.ToUpper);

    public static string? Downcase(TemplateContext context, string? text) => Converted(context, text, Work.Convert, CaseMapping.ToLower);

    public static string? Escape(TemplateContext context, string? text) => Converted(context, text, 2 * Work.Convert, StringFunctions.Escape);

    public static string? Literal(TemplateContext context, string? text) => text is null ? null : $"\"{Escape(context, text)}\"";

    public static string? UrlEncode(TemplateContext context, string? text) =>
        Converted(context, text, 2 * Work.Convert, global::Scriban.Functions.HtmlFunctions.UrlEncode);

    public static string? UrlEscape(TemplateContext context, string? text) =>
        Converted(context, text, 2 * Work.Convert, global::Scriban.Functions.HtmlFunctions.UrlEscape);

    /// <summary>What a function of Scriban makes of a text character by character, which in that time cannot look at the deadline.</summary>
    static string? Converted(TemplateContext context, string? text, int price, Func<string, string?> function)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        ((GuardedContext)context).ChargeAllocation((long)text.Length * LongestCode * sizeof(char));
        return LongTexts.Convert((GuardedContext)context, text, price, function);
    }

    static string Capitals(GuardedContext guard, string text) => LongTexts.Convert(guard, text, Work.Convert, static piece => piece.ToUpperInvariant());

    static string Without(GuardedContext guard, string text, ReadOnlySpan<char> unwanted)
    {
        var rest = text.AsSpan();
        var next = rest.IndexOfAny(unwanted);
        if (next < 0)
        {
            return text;
        }

        var result = new GuardedText(guard, text.Length);
        for (; next >= 0; next = rest.IndexOfAny(unwanted))
        {
            result.Append(rest[..next]);
            rest = rest[(next + 1)..];
        }

        return result.Append(rest).ToString();
    }
}
