using System.Text;
using Scriban;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Output;
using UserMacro.Templating.Runtime.Texts;
using UserMacro.Templating.Runtime.Values;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>The functions of <c>html</c> that must know of escaping, and <c>raw</c>.</summary>
internal static class HtmlFunctions
{
    /// <summary>Characters that one can become.</summary>
    const int LongestEntity = 6;

    /// <summary>Markup to be written as it is. What the caller passes is the caller's responsibility.</summary>
    public static object? Raw(TemplateContext context, object? value) => value switch
    {
        null => null,
        MarkupText or MarkupOutput => MarkupText.Raw(TextOf(context, value)),
        _ => MarkupText.Raw(context.ObjectToString(value) ?? ""),
    };

    public static object? Escape(TemplateContext context, object? value) => value is null ? null : AsMarkup(context, value);

    public static object? NewlineToBr(TemplateContext context, object? value)
    {
        if (value is null)
        {
            return null;
        }

        var text = AsMarkup(context, value).Markup;
        var result = new GuardedText((GuardedContext)context, text.Length);
        var start = 0;
        for (var i = text.AsSpan().IndexOfAny('\r', '\n'); i >= 0; i = NextLine(text, start))
        {
            var length = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 2 : 1;
            result.Append(text.AsSpan(start, i - start)).Append("<br />").Append(text.AsSpan(i, length));
            start = i + length;
        }

        return MarkupText.Escaped(result.Append(text.AsSpan(start)).ToString());
    }

    /// <summary>Text without tags and comments. One pass, however the text looks.</summary>
    public static object? Strip(TemplateContext context, object? value) => value switch
    {
        null => null,
        MarkupText or MarkupOutput => MarkupText.Escaped(WithoutTags(context, TextOf(context, value)).Replace("<", "&lt;", StringComparison.Ordinal)),
        _ => WithoutTags(context, context.ObjectToString(value) ?? ""),
    };

    static int NextLine(string text, int start)
    {
        var next = text.AsSpan(start).IndexOfAny('\r', '\n');
        return next < 0 ? -1 : start + next;
    }

    /// <summary>The markup of a value that is markup, which what a capture gathered must first become.</summary>
    static string TextOf(TemplateContext context, object value)
    {
        var guard = (GuardedContext)context;
        var length = ValueSizes.Measure(value);
        guard.Charge((long)length * Work.Copy);
        guard.ChargeAllocation((long)length * sizeof(char));
        return value.ToString() ?? "";
    }

    static MarkupText AsMarkup(TemplateContext context, object value) => value switch
    {
        MarkupText markup => markup,
        MarkupOutput captured => MarkupText.Escaped(TextOf(context, captured)),
        _ => Escaped((GuardedContext)context, context.ObjectToString(value) ?? ""),
    };

    static MarkupText Escaped(GuardedContext context, string text)
    {
        context.Charge(Math.Min(text.Length, TextEscaper.Piece) * 2L * Work.Convert);
        context.ChargeAllocation((long)text.Length * LongestEntity * sizeof(char));
        var markup = TextEscaper.Text(text, context);
        context.CheckLength(markup.Length);
        return MarkupText.Escaped(markup);
    }

    static string WithoutTags(TemplateContext context, string text)
    {
        var guard = (GuardedContext)context;
        guard.ChargeAllocation((long)text.Length * 2 * sizeof(char));
        var state = default(MarkupState);
        var result = new StringBuilder(text.Length);
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            guard.Charge(Work.Markup);
            var before = state.Context;
            state = MarkupScanner.Advance(state, text.AsSpan(i, 1));
            if (before == MarkupContext.Text && state.Context == MarkupContext.TagOpen)
            {
                result.Append(text, start, i - start);
            }

            if (before != MarkupContext.Text && state.Context == MarkupContext.Text)
            {
                start = before is MarkupContext.TagOpen ? i - 1 : i + 1;
            }
        }

        return (state.Context switch
        {
            MarkupContext.Text => result.Append(text, start, text.Length - start),
            MarkupContext.TagOpen => result.Append('<'),
            _ => result,
        }).ToString();
    }
}
