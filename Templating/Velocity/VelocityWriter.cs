using System.Numerics;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Output;
using UserMacro.Templating.Runtime.Values;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity;

/// <summary>Writes values: what the author wrote as it is, the rest escaped for its place.</summary>
internal static class VelocityWriter
{
    const int LongestNumber = 20;

    public static void Write(VelocityRun run, object value)
    {
        switch (value)
        {
            case string text:
                Text(run, text);
                break;
            case TaintedText composed:
                Composed(run, composed);
                break;
            case MarkupText or JsonText or int or long or bool or BigInteger:
                ValueWriter.Write(run, run.Here, value);
                break;
            default:
                Text(run, run.TextOf(value));
                break;
        }
    }

    static void Composed(VelocityRun run, TaintedText composed)
    {
        var at = 0;
        foreach (var stretch in composed.Stretches)
        {
            run.Charge(Work.Item + (long)stretch.Length * Work.Read);
            run.WriteAuthored(composed.Text, at, stretch.Start - at);
            var part = composed.Text.Substring(stretch.Start, stretch.Length);
            switch (stretch.Kind)
            {
                case SegmentKind.Value:
                    Text(run, part);
                    break;
                case SegmentKind.Body:
                    ValueWriter.Write(run, run.Here, MarkupText.Body(part));
                    break;
                default:
                    ValueWriter.Write(run, run.Here, MarkupText.Escaped(part));
                    break;
            }

            at = stretch.End;
        }

        run.WriteAuthored(composed.Text, at, composed.Text.Length - at);
    }

    /// <summary>Where script expects a value, a number or a truth value stays one: all parameters are texts here.</summary>
    static void Text(VelocityRun run, string text) =>
        ValueWriter.Write(
            run,
            run.Here,
            IsScriptValue(text) && ScriptValues.IsCode(((MarkupOutput)run.Output).State) ? new JsonText(text)
                : text);

    /// <summary>Spaces around a number stay: texts are often split at commas.</summary>
    static bool IsScriptValue(string text)
    {
        var value = text.AsSpan().Trim(' ');
        if (value is "true" or "false" or "null")
        {
            return true;
        }

        if (value is ['+' or '-', ..])
        {
            value = value[1..];
        }

        // A zero in front is read as an octal number, or not at all.
        if (value.Length is 0 or > LongestNumber || value is ['0', >= '0' and <= '9', ..])
        {
            return false;
        }

        var point = value.IndexOf('.');
        var whole = point < 0 ? value : value[..point];
        var fraction = point < 0 ? "0" : value[(point + 1)..];
        return (whole.Length > 0 || point == 0)
            && fraction.Length > 0
            && !whole.ContainsAnyExceptInRange('0', '9')
            && !fraction.ContainsAnyExceptInRange('0', '9');
    }
}
