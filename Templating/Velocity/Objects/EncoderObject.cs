using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime.Values;
using UserMacro.Templating.Velocity.Methods;

namespace UserMacro.Templating.Velocity.Objects;

/// <summary><c>$webwork</c>, <c>$htmlUtil</c> and <c>$generalUtil</c>: encoders. What they encode is not escaped once more.</summary>
internal static class EncoderObject
{
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
            return null;
        if (value is MarkupText { IsEscaped: true })
            return value;
        var text = TextEscaper.Text(call.Run.TextOf(value));
        call.Run.CheckLength(text.Length);
        return call.Run.Code.IsEscaping ? MarkupText.Escaped(text) : text;
    }

    static object? Url(Invocation call)
    {
        if (call.Arguments[0] is not { } value)
            return null;
        // Java encodes as forms do: a space is a plus sign.
        var text = Uri.EscapeDataString(call.Run.TextOf(value)).Replace("%20", "+", StringComparison.Ordinal);
        call.Run.CheckLength(text.Length);
        return text;
    }

    static object? Script(Invocation call)
    {
        if (call.Arguments[0] is not { } value)
            return null;
        var text = TextEscaper.ScriptString(call.Run.TextOf(value));
        call.Run.CheckLength(text.Length);
        return text;
    }
}
