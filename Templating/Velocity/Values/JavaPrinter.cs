using System.Globalization;
using System.Numerics;
using System.Text;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Values;

namespace UserMacro.Templating.Velocity.Values;

/// <summary>Prints values as Java does: <c>[a, b]</c>, <c>{a=1}</c>, <c>1.0</c>. Every element of a list costs a step.</summary>
internal sealed class JavaPrinter(VelocityRun run)
{
    const int MaxDepth = 20;

    int _depth;

    public string Print(object? value) => value switch
    {
        string text => text,
        TaintedText composed => composed.Text,
        null => "null",
        true => "true",
        false => "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => JavaNumber.Print(number),
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        MarkupText markup => markup.Markup,
        JavaEntry entry => Entry(entry),
        JavaList list => Joined("[", list.Select(Print), "]"),
        JavaMap map => Joined("{", map.Entries.Select(entry => $"{Print(entry.Key)}={Print(entry.Value)}"), "}"),
        DefinedBlock { IsFull: true } => "",
        DefinedBlock block => Block(block),
        DateTime date => date.ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture),
        JavaCalendar calendar => Print(calendar.Date),
        IPrintable printable => printable.Print(),
        _ => value.ToString() ?? "",
    };

    string Entry(JavaEntry entry)
    {
        Enter();
        run.Spend(run.Here);
        var text = $"{Print(entry.Key)}={Print(entry.Value)}";
        run.CheckLength(text.Length);
        _depth--;
        return text;
    }

    string Block(DefinedBlock block)
    {
        Enter();
        var text = Print(run.Compose(block.Run));
        _depth--;
        return text;
    }

    void Enter()
    {
        if (++_depth > MaxDepth)
        {
            throw run.Stop(run.Here, StopReason.Depth);
        }
    }

    string Joined(string open, IEnumerable<string> items, string close)
    {
        Enter();
        var text = new StringBuilder(open);
        var separator = "";
        foreach (var item in items)
        {
            run.Spend(run.Here);
            run.Charge((long)item.Length * 2 * Work.Copy);
            run.CheckLength(text.Length + item.Length);
            text.Append(separator).Append(item);
            separator = ", ";
        }

        _depth--;
        return text.Append(close).ToString();
    }
}
