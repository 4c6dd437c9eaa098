using System.Numerics;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Velocity.Syntax;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Execution;

/// <summary>The operators of numbers: whole ones stay whole, and become wider when they must.</summary>
internal static class Arithmetic
{
    const int MaxBits = 4096;

    /// <summary>The result; null when an operand is no number, or division would be by zero.</summary>
    public static object? Compute(VelocityRun run, Operator @operator, object? left, object? right)
    {
        if (left is null || right is null || !JavaNumber.Is(left) || !JavaNumber.Is(right))
        {
            return null;
        }

        if (left is int a && right is int b && Small(@operator, a, b) is { } small)
        {
            return small >= int.MinValue && small <= int.MaxValue ? (object)(int)small : small;
        }

        if (left is double || right is double)
        {
            return Real(@operator, JavaNumber.ToDouble(left), JavaNumber.ToDouble(right));
        }

        return Whole(@operator, JavaNumber.ToBig(left), JavaNumber.ToBig(right)) is not { } whole ? null
            : whole.GetBitLength() > MaxBits ? throw run.Stop(run.Here, StopReason.Output)
            : JavaNumber.Whole(whole, left, right);
    }

    static long? Small(Operator @operator, long left, long right) => @operator switch
    {
        Operator.Add => left + right,
        Operator.Subtract => left - right,
        Operator.Multiply => left * right,
        Operator.Divide when right != 0 => left / right,
        Operator.Remainder when right != 0 => left % right,
        _ => null,
    };

    static BigInteger? Whole(Operator @operator, BigInteger left, BigInteger right) => @operator switch
    {
        Operator.Add => left + right,
        Operator.Subtract => left - right,
        Operator.Multiply => left * right,
        Operator.Divide when !right.IsZero => BigInteger.Divide(left, right),
        Operator.Remainder when !right.IsZero => BigInteger.Remainder(left, right),
        _ => null,
    };

    static object? Real(Operator @operator, double left, double right) => @operator switch
    {
        Operator.Add => left + right,
        Operator.Subtract => left - right,
        Operator.Multiply => left * right,
        Operator.Divide when right != 0 => left / right,
        Operator.Remainder when right != 0 => left % right,
        _ => null,
    };
}
