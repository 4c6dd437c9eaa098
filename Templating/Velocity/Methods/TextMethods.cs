using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Texts;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Methods;

/// <summary>The methods of Java's <c>String</c>. Parts of a text stay what they were: written by the author, or a value.</summary>
internal static class TextMethods
{
    /// <summary>What a character of a part takes, with the segment that it can be by itself.</summary>
    const int BytesOfPart = 32;

    public static readonly MethodTable Table = new("text")
    {
        { "length", 0, call => call.Self.Text.Length },
        { "isEmpty", 0, call => call.Self.Text.Length == 0 },
        { "isBlank", 0, call => call.Self.Text.AsSpan().Trim().IsEmpty },
        { "toString", 0, call => call.Target },
        { "intern", 0, call => call.Target },
        { "hashCode", 0, call => HashOf(call.Self.Text) },
        { "toLowerCase", 0, call => call.Self.With(LongTexts.Convert(call.Run, call.Self.Text, Work.Convert, CaseMapping.ToLower)) },
        { "toUpperCase", 0, call => call.Self.With(LongTexts.Convert(call.Run, call.Self.Text, Work.Convert, CaseMapping.ToUpper)) },
        { "trim", 0, call => Trim(call.Self, c => c <= ' ') },
        { "strip", 0, call => Trim(call.Self, char.IsWhiteSpace) },
        { "equals", 1, call => TaintedText.From(call.Arguments[0]) is { } other && JavaEquality.SameText(call.Run, other.Text, call.Self.Text) },
        { "equalsIgnoreCase", 1, call =>
            TaintedText.From(call.Arguments[0]) is { } other && Read(call, other).Text.Equals(call.Self.Text, StringComparison.OrdinalIgnoreCase) },
        { "compareTo", 1, call => call.Text(0) is { } other ? Compare(call.Self.Text, Read(call, other).Text) : null },
        { "compareToIgnoreCase", 1, call => call.Text(0) is { } other ? Compare(Folded(call.Run, call.Self.Text), Folded(call.Run, other.Text)) : null },
        { "contains", 1, call => call.Text(0) is { } part ? TextSearch.Contains(call.Run, call.Self.Text, part.Text) : null },
        { "startsWith", 1, call => call.Text(0) is { } part ? call.Self.Text.StartsWith(Read(call, part).Text, StringComparison.Ordinal) : null },
        { "startsWith", 2, call =>
            call.Text(0) is { } part && call.Int(1) is { } at
                ? at >= 0 && at <= call.Self.Text.Length && call.Self.Text.AsSpan(at).StartsWith(Read(call, part).Text, StringComparison.Ordinal)
                : null },
        { "endsWith", 1, call => call.Text(0) is { } part ? call.Self.Text.EndsWith(Read(call, part).Text, StringComparison.Ordinal) : null },
        { "indexOf", 1, call => call.Text(0) is { } part ? new TextSearch(call.Run, part.Text).IndexIn(call.Self.Text) : null },
        { "indexOf", 2, call => call.Text(0) is { } part && call.Int(1) is { } from ? IndexOf(call, part.Text, from) : null },
        { "lastIndexOf", 1, call => call.Text(0) is { } part ? TextSearch.LastIndexOf(call.Run, call.Self.Text, part.Text) : null },
        { "lastIndexOf", 2, call => call.Text(0) is { } part && call.Int(1) is { } from ? LastIndexOf(call, part.Text, from) : null },
        { "charAt", 1, CharAt },
        { "codePointAt", 1, call =>
            call.Int(0) is { } at
                ? at >= 0 && at < call.Self.Text.Length
                    ? char.IsSurrogatePair(call.Self.Text, at) ? char.ConvertToUtf32(call.Self.Text, at) : call.Self.Text[at]
                    : throw Outside(call)
                : null },
        { "substring", 1, call => call.Int(0) is { } from ? Part(call, from, call.Self.Text.Length) : null },
        { "substring", 2, call => call.Int(0) is { } from && call.Int(1) is { } to ? Part(call, from, to) : null },
        { "concat", 1, call => call.Text(0) is { } other ? new TaintedTextBuilder(call.Run).Part(call.Self, 0, null).Part(other, 0, null).ToValue() : null },
        { "repeat", 1, Repeat },
        { "replace", 2, call => call.Text(0) is { } part && call.Text(1) is { } other ? Replace(call, part.Text, other) : null },
        { "replaceAll", 2, call =>
            call.Text(0) is { } pattern && call.Text(1) is { } other ? PatternMethods.Replace(call, pattern.Text, other, all: true) : null },
        { "replaceFirst", 2, call =>
            call.Text(0) is { } pattern && call.Text(1) is { } other ? PatternMethods.Replace(call, pattern.Text, other, all: false) : null },
        { "matches", 1, call => call.Text(0) is { } pattern ? PatternMethods.IsMatch(call, pattern.Text) : null },
        { "split", 1, call => call.Text(0) is { } pattern ? PatternMethods.Split(call, pattern.Text, 0) : null },
        { "split", 2, call => call.Text(0) is { } pattern && call.Int(1) is { } limit ? PatternMethods.Split(call, pattern.Text, limit) : null },
        { "toCharArray", 0, Characters },
        { "valueOf", 1, call => call.Arguments[0] is { } value ? new TaintedTextBuilder(call.Run).Value(value).ToValue() : null },
    };

    /// <summary>As Java compares: by the first character that differs, else by length.</summary>
    static int Compare(string left, string right)
    {
        var same = left.AsSpan().CommonPrefixLength(right);
        return same < left.Length && same < right.Length ? left[same] - right[same] : left.Length - right.Length;
    }

    static string Folded(GuardedContext run, string text) =>
        LongTexts.Convert(run, text, 2 * Work.Convert, static piece => piece.ToUpperInvariant().ToLowerInvariant());

    static int HashOf(string text)
    {
        var hash = 0;
        foreach (var c in text)
        {
            hash = unchecked((31 * hash) + c);
        }

        return hash;
    }

    /// <summary>A text that is about to be compared.</summary>
    static TaintedText Read(Invocation call, TaintedText other)
    {
        call.Run.Charge((long)other.Text.Length * Work.Read);
        return other;
    }

    static int IndexOf(Invocation call, string part, int from)
    {
        var text = call.Self.Text;
        return from >= text.Length ? (part.Length == 0 ? text.Length : -1) : new TextSearch(call.Run, part).IndexIn(text, Math.Max(from, 0));
    }

    static int LastIndexOf(Invocation call, string part, int from)
    {
        if (from < 0)
        {
            return -1;
        }

        var text = call.Self.Text;
        var end = (int)Math.Min(text.Length, (long)from + part.Length);
        if (end == text.Length)
        {
            return TextSearch.LastIndexOf(call.Run, text, part);
        }

        call.Run.Charge((long)end * Work.Copy);
        call.Run.ChargeAllocation((long)end * sizeof(char));
        return TextSearch.LastIndexOf(call.Run, text[..end], part);
    }

    static object? CharAt(Invocation call)
    {
        if (call.Int(0) is not { } at)
        {
            return null;
        }

        return at >= 0 && at < call.Self.Text.Length ? call.Self.Slice(at, 1) : throw Outside(call);
    }

    static object Part(Invocation call, int from, int to)
    {
        if (from < 0 || to < from || to > call.Self.Text.Length)
        {
            throw Outside(call);
        }

        call.Run.Charge((long)(to - from) * Work.Copy);
        call.Run.ChargeAllocation((long)(to - from) * BytesOfPart);
        return call.Self.Slice(from, to - from);
    }

    static TemplateFailureException Outside(Invocation call) =>
        call.Run.Failure("outside-of-text", "This reads beyond the end of a text, or before its beginning. Look at its length() first.");

    static object Trim(TaintedText text, Func<char, bool> isSpace)
    {
        var start = 0;
        var end = text.Text.Length;
        while (start < end && isSpace(text.Text[start]))
        {
            start++;
        }

        while (end > start && isSpace(text.Text[end - 1]))
        {
            end--;
        }

        return text.Slice(start, end - start);
    }

    static object? Repeat(Invocation call)
    {
        if (call.Int(0) is not { } count)
        {
            return null;
        }

        var composer = new TaintedTextBuilder(call.Run);
        for (var i = 0; i < count && call.Self.Text.Length > 0; i++)
        {
            call.Run.Spend(call.Run.Here);
            composer.Part(call.Self, 0, null);
        }

        return composer.ToValue();
    }

    static object Replace(Invocation call, string part, TaintedText other)
    {
        var text = call.Self.Text;
        var composer = new TaintedTextBuilder(call.Run);
        var at = 0;
        var search = new TextSearch(call.Run, part);
        var step = Math.Max(part.Length, 1);
        for (var found = search.IndexIn(text); found >= 0; found = found + step <= text.Length ? search.IndexIn(text, found + step) : -1)
        {
            call.Run.Spend(call.Run.Here);
            composer.Part(call.Self, at, found).Part(other, 0, null);
            at = found + part.Length;
        }

        return composer.Part(call.Self, at, null).ToValue();
    }

    static JavaList Characters(Invocation call)
    {
        var list = new JavaList();
        for (var at = 0; at < call.Self.Text.Length; at++)
        {
            call.Run.Spend(call.Run.Here);
            list.Add(call.Self.Slice(at, 1));
        }

        return list;
    }
}
