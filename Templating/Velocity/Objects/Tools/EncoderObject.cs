using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Texts;
using UserMacro.Templating.Runtime.Values;
using UserMacro.Templating.Velocity.Methods;

namespace UserMacro.Templating.Velocity.Objects.Tools;

/// <summary><c>$webwork</c>, <c>$htmlUtil</c> and <c>$generalUtil</c>: encoders. What they encode is not escaped once more.</summary>
internal static class EncoderObject
{
    /// <summary>Characters that one becomes at most in HTML and in script.</summary>
    const int LongestCode = 6;

    const int Piece = TextEscaper.Piece;

    public static readonly HostType Type = new("encoder", new()
    {
        { "htmlEncode", 1, Html },
        { "htmlEncodeAndReplaceSpaces", 1, Html },
        { "escapeXml", 1, Html },
        { "escapeXMLCharacters", 1, Html },
        { "escapeForHtmlAttribute", 1, Html },
        { "plain2html", 1, Html },
        { "urlEncode", 1, Url },
        { "escapeForJavascript", 1, Script },
        { "escapeForJavascriptVariable", 1, Script },
    });

    public static readonly HostObject Current = new(Type);

    static object? Html(Invocation call)
    {
        if (call.Arguments[0] is not { } value)
        {
            return null;
        }

        if (value is MarkupText { IsEscaped: true })
        {
            return value;
        }

        var text = TextEscaper.Text(Charged(call, value), call.Run);
        call.Run.CheckLength(text.Length);
        return call.Run.Code.IsEscaping ? MarkupText.Escaped(text) : text;
    }

    static object? Url(Invocation call)
    {
        if (call.Arguments[0] is not { } value)
        {
            return null;
        }

        var plain = Charged(call, value);
        var text = new GuardedText(call.Run, plain.Length);
        for (var at = 0; at < plain.Length;)
        {
            // Never between the halves of a character.
            var length = Math.Min(Piece, plain.Length - at);
            if (char.IsHighSurrogate(plain[at + length - 1]) && at + length < plain.Length)
            {
                length++;
            }

            if (at > 0)
            {
                call.Run.Charge(length * 2L * Work.Convert);
            }

            // Java encodes as forms do: a space is a plus sign.
            text.Append(Uri.EscapeDataString(plain.AsSpan(at, length)).Replace("%20", "+", StringComparison.Ordinal));
            at += length;
        }

        return text.ToString();
    }

    /// <summary>The text of a value that is about to be encoded, its first piece paid for: each character can become several.</summary>
    static string Charged(Invocation call, object value)
    {
        var text = call.Run.TextOf(value);
        call.Run.Charge(Math.Min(text.Length, Piece) * 2L * Work.Convert);
        call.Run.ChargeAllocation((long)text.Length * LongestCode * sizeof(char));
        return text;
    }

    static object? Script(Invocation call)
    {
        if (call.Arguments[0] is not { } value)
        {
            return null;
        }

        var text = TextEscaper.ScriptString(Charged(call, value), call.Run);
        call.Run.CheckLength(text.Length);
        return text;
    }
}
