using System.Collections;
using System.Globalization;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>The functions of <c>array</c> that compare or look up: by number and by character code, charged for what they read.</summary>
internal static class ListFunctions
{
    /// <summary>Keys, places and copies of an element while a list is sorted.</summary>
    const int BytesOfSorted = 64;

    public static object Sort(TemplateContext context, SourceSpan span, object? list, string? member = null)
    {
        if (list is null)
        {
            return new ScriptArray();
        }

        if (list is not IEnumerable items || list is string or IScriptOutput)
        {
            return new ScriptArray { list };
        }

        var guard = (GuardedContext)context;
        var keyed = new List<(object? Key, object? Item)>();
        guard.Charge((member?.Length ?? 0) * 2L * Work.Read);
        var path = string.IsNullOrEmpty(member) ? null : member.Split('.');
        foreach (var item in items)
        {
            guard.Spend(span);
            keyed.Add((path is null ? item : KeyOf(guard, span, item, path), item));
        }

        guard.ChargeAllocation(keyed.Count * (long)BytesOfSorted);
        return new ScriptArray(keyed.OrderBy(k => k.Key, new Order(guard, span)).Select(k => k.Item));
    }

    public static bool Contains(TemplateContext context, object? list, object? item)
    {
        if (list is not IEnumerable items)
        {
            return false;
        }

        var equality = new ValueEquality((GuardedContext)context);
        foreach (var other in items)
        {
            if (equality.Equals(other, item))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The elements, each once, where it comes first.</summary>
    public static ScriptArray? Uniq(TemplateContext context, IEnumerable? list)
    {
        if (list is null)
        {
            return null;
        }

        var guard = (GuardedContext)context;
        var seen = new UniqueValues(guard);
        var result = new ScriptArray();
        foreach (var item in list)
        {
            if (seen.Add(item))
            {
                result.Add(item);
            }
        }

        return result;
    }

    /// <summary>A member of each element that has it.</summary>
    public static ScriptArray Map(TemplateContext context, SourceSpan span, object? list, string? member)
    {
        var result = new ScriptArray();
        if (list is null || member is null)
        {
            return result;
        }

        var guard = (GuardedContext)context;
        foreach (var item in list as IEnumerable ?? new[] { list })
        {
            // The name is looked up in each element: whether it is there, and for its value.
            guard.ChargeKey(member.Length);
            guard.ChargeKey(member.Length);
            if (item is null || guard.GetMemberAccessor(item) is not { } members || !members.HasMember(context, span, item, member))
            {
                continue;
            }

            members.TryGetValue(context, span, item, member, out var value);
            result.Add(value);
        }

        return result;
    }

    static object? KeyOf(GuardedContext context, SourceSpan span, object? item, string[] path)
    {
        foreach (var name in path)
        {
            context.ChargeKey(name.Length);
            if (item is null || !context.GetMemberAccessor(item).TryGetValue(context, span, item, name, out item))
            {
                return null;
            }
        }

        return item;
    }

    sealed class Order(GuardedContext context, SourceSpan span) : IComparer<object?>
    {
        public int Compare(object? x, object? y)
        {
            context.Spend(span);
            if (x is null || y is null)
            {
                return (x is null ? 0 : 1) - (y is null ? 0 : 1);
            }

            if (IsNumber(x) && IsNumber(y))
            {
                return CompareNumbers(x, y);
            }

            return (x, y) switch
            {
                (DateTime a, DateTime b) => a.CompareTo(b),
                (TimeSpan a, TimeSpan b) => a.CompareTo(b),
                (bool a, bool b) => a.CompareTo(b),
                (not ScriptObject, not ScriptObject) => string.CompareOrdinal(context.ObjectToString(x), context.ObjectToString(y)),
                _ => throw new TemplateFailureException(span, "not-sortable", "Objects cannot be sorted by themselves. Name the member to sort by."),
            };
        }

        static int CompareNumbers(object x, object y) => x is double or float || y is double or float
            ? ToDouble(x).CompareTo(ToDouble(y))
            : x is System.Numerics.BigInteger || y is System.Numerics.BigInteger
                ? ToDouble(x).CompareTo(ToDouble(y))
                : Convert.ToDecimal(x, CultureInfo.InvariantCulture).CompareTo(Convert.ToDecimal(y, CultureInfo.InvariantCulture));

        static double ToDouble(object number) =>
            number is System.Numerics.BigInteger big ? (double)big : Convert.ToDouble(number, CultureInfo.InvariantCulture);

        static bool IsNumber(object value) => value is int or long or double or decimal or float or System.Numerics.BigInteger or uint
            or ulong or short or ushort or byte or sbyte;
    }
}
