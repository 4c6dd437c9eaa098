using System.Collections;
using System.Text;
using Scriban.Parsing;
using Scriban.Runtime;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Runtime.Values;

/// <summary>Prints lists and objects as Scriban does, <c>[1, "a"]</c> and <c>{a: 1}</c>, but never without end.</summary>
/// <remarks>A few objects that refer to one another twice each can make a text of any size, so every element costs a step.</remarks>
internal sealed class ValuePrinter(GuardedContext context, SourceSpan span)
{
    const int MaxDepth = 20;

    readonly StringBuilder _text = new();
    int _depth;

    public static string Print(GuardedContext context, object value)
    {
        var printer = new ValuePrinter(context, context.CurrentSpan);
        printer.Value(value);
        return printer._text.ToString();
    }

    void Value(object? value)
    {
        context.Spend(span);
        if (++_depth > MaxDepth)
        {
            throw context.Stop(span, StopReason.Depth);
        }

        switch (value)
        {
            case ScriptObject members:
                Members(members);
                break;
            case KeyValuePair<string, object?> pair:
                Members([new("key", pair.Key), new("value", pair.Value)]);
                break;
            case IEnumerable items and not string:
                Items(items);
                break;
            default:
                _text.Append(context.ObjectToString(value, nested: true));
                break;
        }

        _depth--;
        if (_text.Length > context.LimitToString)
        {
            throw context.Stop(span, StopReason.Output);
        }
    }

    void Members(IEnumerable<KeyValuePair<string, object?>> members)
    {
        _text.Append('{');
        var separator = "";
        foreach (var (name, value) in members)
        {
            context.Charge(Work.Element + (long)name.Length * Work.Read);
            _text.Append(separator).Append(IsSimple(name) ? name : context.ObjectToString(name, nested: true)).Append(": ");
            Value(value);
            separator = ", ";
        }

        _text.Append('}');
    }

    void Items(IEnumerable items)
    {
        _text.Append('[');
        var separator = "";
        foreach (var item in items)
        {
            _text.Append(separator);
            Value(item);
            separator = ", ";
        }

        _text.Append(']');
    }

    static bool IsSimple(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_');
}
