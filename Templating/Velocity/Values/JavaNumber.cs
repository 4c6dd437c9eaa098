using System.Globalization;
using System.Numerics;

namespace UserMacro.Templating.Velocity.Values;

/// <summary>Numbers as Java has them: whole ones of growing width, and doubles.</summary>
internal static class JavaNumber
{
    public static bool Is(object? value) => value is int or long or BigInteger or double;

    /// <summary>The narrowest of the two kinds that holds the value; never narrower than it was.</summary>
    /// <param name="value">The result.</param>
    /// <param name="left">What it was computed from.</param>
    /// <param name="right">And this.</param>
    public static object Whole(BigInteger value, object left, object right)
    {
        if (left is BigInteger || right is BigInteger || value < long.MinValue || value > long.MaxValue)
        {
            return value;
        }

        return left is long || right is long || value < int.MinValue || value > int.MaxValue ? (object)(long)value : (int)value;
    }

    public static BigInteger ToBig(object value) => value switch
    {
        int small => small,
        long large => large,
        BigInteger big => big,
        double number when double.IsFinite(number) => new BigInteger(number),
        _ => BigInteger.Zero,
    };

    public static double ToDouble(object value) => value switch
    {
        int small => small,
        long large => large,
        BigInteger big => (double)big,
        _ => (double)value,
    };

    /// <summary>The value where Java takes an <c>int</c>; null when it does not.</summary>
    public static int? ToInt(object? value) => value is int small ? small : null;

    /// <summary>A hash code of a number; null for other values.</summary>
    /// <remarks>.NET's own of long numbers and doubles can be chosen so that all collide, which makes each look-up as long as the list.</remarks>
    public static int? HashOf(object value) => value switch
    {
        int small => HashCode.Combine(small),
        long large => Mixed(large),
        double number => double.IsNaN(number) ? 0 : Mixed(BitConverter.DoubleToInt64Bits(number + 0.0)),
        BigInteger big => big.GetHashCode(),
        _ => null,
    };

    /// <summary>As Java prints it: at least one digit after the point, and an exponent from ten million on.</summary>
    public static string Print(double value)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "Infinity" : "-Infinity";
        }

        if (value == 0)
        {
            return double.IsNegative(value) ? "-0.0" : "0.0";
        }

        var scientific = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var exponent = int.Parse(
            scientific.AsSpan(scientific.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = DigitsOf(shortest);
        var sign = value < 0 ? "-" : "";
        return sign + exponent switch
        {
            >= 0 and < 7 =>
                digits.PadRight(exponent + 1, '0') is var padded && padded.Length > exponent + 1
                    ? $"{padded[..(exponent + 1)]}.{padded[(exponent + 1)..]}"
                    : $"{digits.PadRight(exponent + 1, '0')}.0",
            < 0 and >= -3 => $"0.{new string('0', -exponent - 1)}{digits}",
            _ => $"{digits[0]}.{(digits.Length > 1 ? digits[1..] : "0")}E{exponent.ToString(CultureInfo.InvariantCulture)}",
        };
    }

    static int Mixed(long bits) => HashCode.Combine((int)bits, (int)(bits >> 32));

    static string DigitsOf(string number)
    {
        var mantissa = number.Split('E')[0].Replace(".", "", StringComparison.Ordinal);
        var digits = mantissa.TrimStart('0').TrimEnd('0');
        return digits.Length == 0 ? "0" : digits;
    }
}
