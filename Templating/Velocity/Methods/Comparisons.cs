using System.Numerics;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Methods;

/// <summary>The comparing operators.</summary>
internal static class Comparisons
{
    /// <summary>Numbers by value, texts and lists by content, values of different kinds by what they print.</summary>
    public static bool AreEqual(VelocityRun run, object? left, object? right)
    {
        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        if (JavaNumber.Is(left) && JavaNumber.Is(right))
        {
            return Compare(left, right) == 0;
        }

        if (left is JavaList && right is JavaList || left is JavaMap && right is JavaMap)
        {
            return JavaEquality.Same(run, left, right);
        }

        return JavaEquality.SameText(run, run.TextOf(left), run.TextOf(right));
    }

    /// <summary>Two numbers, whatever their kinds.</summary>
    public static int Compare(object left, object right) => left is double || right is double
        ? JavaNumber.ToDouble(left).CompareTo(JavaNumber.ToDouble(right))
        : left is int a && right is int b ? a.CompareTo(b) : BigInteger.Compare(JavaNumber.ToBig(left), JavaNumber.ToBig(right));
}
