using System.Collections;
using System.Globalization;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>Sorting by number and by character code.</summary>
internal static class ListFunctions
{
    public static object Sort(TemplateContext context, SourceSpan span, object? list, string? member = null)
    {
        if (list is null)
            return new ScriptArray();
        if (list is not IEnumerable items || list is string or IScriptOutput)
            return new ScriptArray { list };
        var guard = (GuardedContext)context;
        var keyed = new List<(object? Key, object? Item)>();
        foreach (var item in items)
        {
            guard.Spend(span);
            keyed.Add((string.IsNullOrEmpty(member) ? item : KeyOf(context, span, item, member), item));
        }

        return new ScriptArray(keyed.OrderBy(k => k.Key, new Order(guard, span)).Select(k => k.Item));
    }

    static object? KeyOf(TemplateContext context, SourceSpan span, object? item, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (item is null || !context.GetMemberAccessor(item).TryGetValue(context, span, item, name, out item))
                return null;
        }

        return item;
    }

    sealed class Order(GuardedContext context, SourceSpan span) : IComparer<object?>
    {
        public int Compare(object? x, object? y)
        {
            context.Spend(span);
            if (x is null || y is null)
                return (x is null ? 0 : 1) - (y is null ? 0 : 1);
            if (IsNumber(x) && IsNumber(y))
                return CompareNumbers(x, y);
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

        static bool IsNumber(object value) => value is int or long or double or decimal or float or System.Numerics.BigInteger or uint or ulong or short or ushort or byte or sbyte;
    }
}
