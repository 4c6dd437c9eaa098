using System.Text;
using Scriban;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Output;
using UserMacro.Templating.Runtime.Values;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>The functions of <c>html</c> that must know of escaping, and <c>raw</c>.</summary>
internal static class HtmlFunctions
{
    /// <summary>Markup to be written as it is. What the caller passes is the caller's responsibility.</summary>
    public static object? Raw(TemplateContext context, object? value) => value switch
    {
        null => null,
        MarkupText or MarkupOutput => MarkupText.Raw(value.ToString() ?? ""),
        _ => MarkupText.Raw(context.ObjectToString(value) ?? ""),
    };

    public static object? Escape(TemplateContext context, object? value) => value is null ? null : AsMarkup(context, value);

    public static object? NewlineToBr(TemplateContext context, object? value)
    {
        if (value is null)
            return null;
        var text = AsMarkup(context, value).Markup;
        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')))
                result.Append("<br />");
            result.Append(text[i]);
        }

        return Within(context, MarkupText.Escaped(result.ToString()));
    }

    /// <summary>Text without tags and comments. One pass, however the text looks.</summary>
    public static object? Strip(TemplateContext context, object? value) => value switch
    {
        null => null,
        MarkupText or MarkupOutput => MarkupText.Escaped(WithoutTags(value.ToString() ?? "").Replace("<", "&lt;", StringComparison.Ordinal)),
        _ => WithoutTags(context.ObjectToString(value) ?? ""),
    };

    static MarkupText AsMarkup(TemplateContext context, object value) => value switch
    {
        MarkupText markup => markup,
        MarkupOutput captured => MarkupText.Escaped(captured.ToString()),
        _ => Within(context, MarkupText.Escaped(TextEscaper.Text(context.ObjectToString(value) ?? ""))),
    };

    static MarkupText Within(TemplateContext context, MarkupText text)
    {
        ((GuardedContext)context).CheckLength(context.CurrentSpan, text.Markup.Length);
        return text;
    }

    static string WithoutTags(string text)
    {
        var state = default(MarkupState);
        var result = new StringBuilder(text.Length);
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var before = state.Place;
            state = MarkupScanner.Advance(state, text.AsSpan(i, 1));
            if (before == Place.Text && state.Place == Place.TagOpen)
                result.Append(text, start, i - start);
            if (before != Place.Text && state.Place == Place.Text)
                start = before is Place.TagOpen ? i - 1 : i + 1;
        }

        return (state.Place switch
        {
            Place.Text => result.Append(text, start, text.Length - start),
            Place.TagOpen => result.Append('<'),
            _ => result,
        }).ToString();
    }
}
