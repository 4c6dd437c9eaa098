using System.Globalization;
using System.Numerics;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Methods;

/// <summary>The methods of Java's numbers and of <c>Boolean</c>, those included that belong to the class: templates call them on any number.</summary>
internal static class NumberMethods
{
    public static readonly MethodTable Table = new("number")
    {
        { "intValue", 0, call => unchecked((int)(long)Clamped(call.Target, long.MinValue, long.MaxValue)) },
        { "longValue", 0, call => (long)Clamped(call.Target, long.MinValue, long.MaxValue) },
        { "doubleValue", 0, call => JavaNumber.ToDouble(call.Target) },
        { "toString", 0, call => call.Run.TextOf(call.Target) },
        { "hashCode", 0, call => call.Target is int number ? number : null },
        { "equals", 1, call => JavaEquality.Same(call.Run, call.Target, call.Arguments[0]) },
        { "compareTo", 1, CompareTo },
        { "parseInt", 1, Parse },
        { "valueOf", 1, call => call.Arguments[0] is int number ? number : Parse(call) },
        { "parseDouble", 1, ParseDouble },
        { "max", 2, call => call.Int(0) is { } left && call.Int(1) is { } right ? Math.Max(left, right) : null },
        { "min", 2, call => call.Int(0) is { } left && call.Int(1) is { } right ? Math.Min(left, right) : null },
        { "isNaN", 0, call => call.Target is double number ? double.IsNaN(number) : null },
    };

    public static readonly MethodTable Boolean = new("boolean")
    {
        { "compareTo", 1, CompareTo },
        { "booleanValue", 0, call => call.Target },
        { "toString", 0, call => call.Run.TextOf(call.Target) },
        { "equals", 1, call => JavaEquality.Same(call.Run, call.Target, call.Arguments[0]) },
        { "parseBoolean", 1, call => call.Text(0) is { } text ? text.Text.Equals("true", StringComparison.OrdinalIgnoreCase) : null },
        { "valueOf", 1, call => call.Text(0) is { } text ? text.Text.Equals("true", StringComparison.OrdinalIgnoreCase) : null },
    };

    static object CompareTo(Invocation call) => call.Arguments[0]?.GetType() == call.Target.GetType()
        ? call.Target is bool truth ? truth.CompareTo((bool)call.Arguments[0]!) : Comparisons.Compare(call.Target, call.Arguments[0]!)
        : throw call.Run.Failure("wrong-type", "This can only be compared with a value of its own kind. Use <, > and == for numbers, which take any.");

    static BigInteger Clamped(object value, BigInteger least, BigInteger most) => value switch
    {
        double number when double.IsNaN(number) => 0,
        double number => number <= (double)least ? least : number >= (double)most ? most : new BigInteger(number),
        BigInteger big => (long)(ulong)(big & ulong.MaxValue),
        _ => JavaNumber.ToBig(value),
    };

    static object? Parse(Invocation call)
    {
        if (call.Text(0) is not { } text)
        {
            return null;
        }

        return int.TryParse(text.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw call.Run.Failure("not-a-number", "This text is not a whole number. Look at it with matches(\"[0-9]+\") first.");
    }

    static object? ParseDouble(Invocation call)
    {
        if (call.Text(0) is not { } text)
        {
            return null;
        }

        return double.TryParse(text.Text.AsSpan().Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw call.Run.Failure("not-a-number", "This text is not a number.");
    }
}
