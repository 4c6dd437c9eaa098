using System.Numerics;
using Scriban.Runtime;

namespace UserMacro.Templating.Runtime.Guard;

/// <summary>Equality of values in lists, as .NET has it, charged for what it reads.</summary>
/// <remarks>The hash codes differ from process to process: .NET's own of whole numbers, dates and durations can be chosen so that all
/// collide, which makes each look-up as long as the list.</remarks>
internal sealed class ValueEquality(GuardedContext context) : IEqualityComparer<object?>
{
    public new bool Equals(object? x, object? y)
    {
        context.Charge(Work.Element);
        if (ReferenceEquals(x, y))
        {
            return true;
        }

        switch (x, y)
        {
            case (string left, string right):
                if (left.Length != right.Length)
                {
                    return false;
                }

                context.Charge((long)left.Length * Work.Copy);
                return left == right;
            // Entries of objects hold any value, each other too: none is equal to another.
            case (null or KeyValuePair<string, object?>, _) or (_, null or KeyValuePair<string, object?>):
                return false;
            default:
                return x.Equals(y);
        }
    }

    public int GetHashCode(object? value)
    {
        switch (value)
        {
            case null:
                return 0;
            case string text:
                context.Charge((long)text.Length * Work.Read);
                return text.GetHashCode(StringComparison.Ordinal);
            case int or bool:
                return HashCode.Combine(value.GetHashCode());
            case long number:
                return Mixed(number);
            case double number:
                return Mixed(double.IsNaN(number) ? 0 : BitConverter.DoubleToInt64Bits(number == 0 ? 0 : number));
            case decimal number:
                return HashCode.Combine((double)number);
            case DateTime date:
                return Mixed(date.Ticks);
            case TimeSpan duration:
                return Mixed(duration.Ticks);
            case BigInteger or ScriptArray or ScriptObject:
                return value.GetHashCode();
            default:
                return 1;
        }
    }

    static int Mixed(long bits) => HashCode.Combine((int)bits, (int)(bits >> 32));
}
