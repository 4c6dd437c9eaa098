using System.Collections;
using System.Globalization;
using System.Numerics;
using Scriban.Syntax;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Runtime.Guard;

/// <summary>The operators of Scriban whose work the operands decide, charged before they run.</summary>
/// <remarks>
/// The others need none of this: what they print and compare is charged where values become texts, and lists that they make are charged when read.
/// Scriban limits a power and a shift at a million bits, which is too late by far. Its operators <c>|</c> and <c>&amp;</c> of lists belong to
/// another dialect: here the one is a pipe, and the other is refused.
/// </remarks>
internal static class GuardedOperators
{
    /// <summary>Whether an operator is one of them.</summary>
    public static bool Has(ScriptBinaryOperator @operator) => @operator is >= ScriptBinaryOperator.Divide and <= ScriptBinaryOperator.Power;

    public static object? Evaluate(GuardedContext context, ScriptBinaryExpression node)
    {
        var left = context.Evaluate(node.Left, aliasReturnedFunction: false);
        var right = context.Evaluate(node.Right, aliasReturnedFunction: false);
        switch (node.Operator)
        {
            case ScriptBinaryOperator.Power or ScriptBinaryOperator.ShiftLeft when BitsOf(left) is { } bits && BitsOf(right) is not null:
                CheckSize(context, node, bits, right!);
                break;
            default:
                ChargeList(context, left);
                ChargeList(context, right);
                break;
        }

        return ScriptBinaryExpression.Evaluate(
            context, node.OperatorToken?.Span ?? node.Span, node.Operator, node.Left?.Span ?? node.Span, left, node.Right?.Span ?? node.Span, right);
    }

    static void ChargeList(GuardedContext context, object? operand)
    {
        if (operand is null or int or string || operand is not ICollection list)
        {
            return;
        }

        context.Charge((long)list.Count * Work.Element);
        context.ChargeAllocation((long)list.Count * IntPtr.Size);
    }

    /// <summary>Ends the run when the result would be larger than a number may be.</summary>
    static void CheckSize(GuardedContext context, ScriptBinaryExpression node, long bits, object right)
    {
        var count = right is BigInteger big ? big : Convert.ToInt64(right, CultureInfo.InvariantCulture);
        if (count <= 0 || bits == 0)
        {
            return;
        }

        // A number of n bits is at least 2 to the n-1.
        var size = node.Operator == ScriptBinaryOperator.Power ? (bits - 1) * count : bits + count;
        if (size > GuardedContext.MaxNumberBits)
        {
            throw context.Stop(node.Span, StopReason.Output);
        }
    }

    /// <summary>The bits of a whole number; null for anything else.</summary>
    static long? BitsOf(object? value) => value switch
    {
        int or long => BigInteger.Abs(Convert.ToInt64(value, CultureInfo.InvariantCulture)).GetBitLength(),
        BigInteger big => BigInteger.Abs(big).GetBitLength(),
        _ => null,
    };
}
