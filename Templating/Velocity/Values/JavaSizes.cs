using UserMacro.Templating.Runtime.Output;

namespace UserMacro.Templating.Velocity.Values;

/// <summary>What the values of a run count as where work is charged by size.</summary>
internal static class JavaSizes
{
    /// <summary>Characters of a text and the segments it is made of, elements of a list or map, texts of an entry.</summary>
    public static int Measure(object? value) => value switch
    {
        JavaEntry entry => 1 + MeasurePart(entry.Key) + MeasurePart(entry.Value),
        TaintedText text => text.Text.Length + text.Stretches.Length,
        JavaMap map => map.Count,
        _ => ValueSizes.Measure(value),
    };

    /// <summary>Entries in entries are told apart by which they are, and so are lists and maps.</summary>
    static int MeasurePart(object? value) => TaintedText.From(value)?.Text.Length ?? 1;
}
