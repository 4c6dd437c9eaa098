using System.Collections;
using System.Globalization;
using System.Numerics;
using Scriban.Parsing;
using Scriban.Runtime;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Values;

namespace UserMacro.Templating.Runtime.Output;

/// <summary>Writes values, escaped for the current output position.</summary>
internal static class ValueWriter
{
    public static void Write(GuardedContext context, SourceSpan span, object value)
    {
        var output = (MarkupOutput)context.Output;
        if (value is MarkupText { IsRaw: true } raw)
        {
            context.Write(raw.Markup);
            return;
        }

        if (UnsafeContextMessages.For(output.State) is { } refusal)
        {
            throw new TemplateFailureException(span, UnsafeContext.Code, refusal);
        }

        // Escaping can make six characters of one, and look at each of them twice; it charges for what is after the first piece itself.
        var size = ValueSizes.Measure(value);
        context.Charge(Math.Min(size, TextEscaper.Piece) * 2L * Work.Convert);
        context.ChargeAllocation((long)size * 6 * sizeof(char));
        if (output.HasLiteral && ScriptValues.IsCode(output.State))
        {
            if (size == 0)
            {
                return;
            }

            output.MeetValue();
        }

        var begin = output.Length;
        var state = output.State;
        var text = Escaped(context, span, ref state, value);
        if (state.Context == MarkupContext.Violated)
        {
            throw new TemplateFailureException(span, UnsafeContext.Code, UnsafeContextMessages.For(state) ?? "");
        }

        output.Suspend();
        context.Write(text);
        if (state.Context == MarkupContext.Text)
        {
            output.Resume(state);
        }
        else if (value is MarkupOutput captured && output.State.Context == MarkupContext.Text)
        {
            output.Resume(state);
            output.Continue(captured);
        }
        else
        {
            output.Resume(state, begin, ScriptValues.IsCode(state) && value is string or JsonText or int or bool ? value.ToString() : null);
        }
    }

    static string Escaped(GuardedContext context, SourceSpan span, ref MarkupState state, object value)
    {
        if (state.Context == MarkupContext.Text)
        {
            if (value is string plain)
            {
                return TextEscaper.Text(plain, context);
            }

            if (value is MarkupOutput captured)
            {
                if (state is { Nesting: null, Noscript: 0 })
                {
                    state = captured.State;
                    return captured.Written;
                }

                var text = captured.ToString();
                state = Behind(context, span, state, text);
                return text;
            }

            if (value is MarkupText markup)
            {
                state = Behind(context, span, state, markup.Markup);
                return markup.Markup;
            }
        }

        if (ScriptValues.IsCode(state) && Json(context, span, value) is { } json
            && ValueEscaper.Json(ref state, json, context) is { } written)
        {
            return written;
        }

        return ValueEscaper.Escape(ref state, context.ObjectToString(value) ?? "", context);
    }

    /// <summary>After markup that was made to be read as HTML.</summary>
    static MarkupState Behind(GuardedContext context, SourceSpan span, in MarkupState state, string markup)
    {
        if (!Nesting.IsHtml(state.Nesting) && IsReadOtherwise(context, markup))
        {
            throw new TemplateFailureException(
                span, UnsafeContext.Code, "This markup holds elements that mean something else inside <svg> and <math>. Write it outside of them.");
        }

        return MarkupOutput.Advance(context, state, markup, 0, markup.Length);
    }

    /// <summary>Whether any piece of it is, with what can begin in one and end in the next.</summary>
    static bool IsReadOtherwise(GuardedContext context, string markup)
    {
        for (var at = 0; at < markup.Length; at += TextEscaper.Piece)
        {
            var piece = markup.AsSpan(at, Math.Min(TextEscaper.Piece + Nesting.LongestSpecial, markup.Length - at));
            context.Charge((long)piece.Length * Work.Convert);
            if (Nesting.IsReadOtherwise(piece))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Values that have a form of their own in JavaScript.</summary>
    static string? Json(GuardedContext context, SourceSpan span, object value) => value switch
    {
        JsonText json => json.ToString(),
        bool truth => truth ? "true" : "false",
        int or long or decimal or BigInteger => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        double or float or ScriptObject or (IEnumerable and not (string or IScriptOutput or IScriptCustomFunction)) =>
            JsonWriter.Write(context, span, value).ToString(),
        _ => null,
    };
}
