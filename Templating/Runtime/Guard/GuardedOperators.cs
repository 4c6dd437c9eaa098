using System.Collections;
using System.Globalization;
using System.Numerics;
using Scriban.Runtime;
using Scriban.Syntax;
using UserMacro.Templating.Rendering;

namespace UserMacro.Templating.Runtime.Guard;

/// <summary>The operators of Scriban whose work the operands decide, charged before they run.</summary>
/// <remarks>
/// The others need none of this: what they print and compare is charged where values become texts, and lists that they make are charged when read.
/// Scriban limits a power and a shift at a million bits, which is too late by far, and hashes whole lists of texts for <c>|</c> and <c>&amp;</c>.
/// </remarks>
internal static class GuardedOperators
{
    /// <summary>Whether an operator is one of them.</summary>
    public static bool Has(ScriptBinaryOperator @operator) => @operator is ScriptBinaryOperator.BinaryOr or ScriptBinaryOperator.BinaryAnd
        or (>= ScriptBinaryOperator.Divide and <= ScriptBinaryOperator.Power);

    public static object? Evaluate(GuardedContext context, ScriptBinaryExpression node)
    {
        var left = context.Evaluate(node.Left, aliasReturnedFunction: false);
        var right = context.Evaluate(node.Right, aliasReturnedFunction: false);
        switch (node.Operator)
        {
            case ScriptBinaryOperator.BinaryOr when left is IList && right is IList:
                return Union(context, (IList)left, (IList)right);
            case ScriptBinaryOperator.BinaryAnd when left is IList && right is IList:
                return Intersection(context, (IList)left, (IList)right);
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

    static ScriptArray Union(GuardedContext context, IList left, IList right)
    {
        var seen = new UniqueValues(context);
        var result = new ScriptArray();
        foreach (var item in left.Cast<object?>().Concat(right.Cast<object?>()))
        {
            if (seen.Add(item))
                result.Add(item);
        }

        return result;
    }

    static ScriptArray Intersection(GuardedContext context, IList left, IList right)
    {
        var (others, seen) = (new UniqueValues(context), new UniqueValues(context));
        var result = new ScriptArray();
        foreach (var item in right)
            others.Add(item);
        foreach (var item in left)
        {
            if (others.Contains(item) && seen.Add(item))
                result.Add(item);
        }

        return result;
    }

    static void ChargeList(GuardedContext context, object? operand)
    {
        if (operand is null or int or string || operand is not ICollection list)
            return;
        context.Charge((long)list.Count * Work.Element);
        context.ChargeAllocation((long)list.Count * IntPtr.Size);
    }

    /// <summary>Ends the run when the result would be larger than a number may be.</summary>
    static void CheckSize(GuardedContext context, ScriptBinaryExpression node, long bits, object right)
    {
        var count = right is BigInteger big ? big : Convert.ToInt64(right, CultureInfo.InvariantCulture);
        if (count <= 0 || bits == 0)
            return;
        // A number of n bits is at least 2 to the n-1.
        var size = node.Operator == ScriptBinaryOperator.Power ? (bits - 1) * count : bits + count;
        if (size > GuardedContext.MaxNumberBits)
            throw context.Stop(node.Span, StopReason.Output);
    }

    /// <summary>The bits of a whole number; null for anything else.</summary>
    static long? BitsOf(object? value) => value switch
    {
        int or long => BigInteger.Abs(Convert.ToInt64(value, CultureInfo.InvariantCulture)).GetBitLength(),
        BigInteger big => BigInteger.Abs(big).GetBitLength(),
        _ => null,
    };
}
