using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Methods;

/// <summary>Java's <c>equals</c>: values of different kinds are never the same. Charged for what it reads.</summary>
internal sealed class JavaEquality(VelocityRun run) : IEqualityComparer<object?>
{
    /// <summary>Deeper values are compared by nobody, and one may hold itself.</summary>
    const int MaxDepth = 20;

    public static bool Same(VelocityRun run, object? left, object? right) => Same(run, left, right, depth: 0);

    /// <summary>Whether two texts are the same.</summary>
    public static bool SameText(VelocityRun run, string left, string right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        run.Charge((long)left.Length * Work.Copy);
        return left == right;
    }

    public new bool Equals(object? x, object? y) => Same(run, x, y, depth: 0);

    public int GetHashCode(object? value)
    {
        switch (value)
        {
            case null:
                return 0;
            case bool:
                return value.GetHashCode();
            case JavaList list:
                return list.Count;
            case JavaMap map:
                return map.Count;
            default:
                if (TaintedText.From(value) is not { } text)
                {
                    return JavaNumber.HashOf(value) ?? 1;
                }

                run.Charge((long)text.Text.Length * Work.Read);
                return text.Text.GetHashCode(StringComparison.Ordinal);
        }
    }

    static bool Same(VelocityRun run, object? left, object? right, int depth)
    {
        run.Charge(Work.Item);
        if (left is string a && right is string b)
        {
            return SameText(run, a, b);
        }

        if (TaintedText.From(left) is { } text)
        {
            return TaintedText.From(right) is { } other && SameText(run, text.Text, other.Text);
        }

        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left is JavaList or JavaMap or JavaEntry)
        {
            run.Spend(run.Here);
        }

        if (depth > MaxDepth)
        {
            return false;
        }

        return (left, right) switch
        {
            (JavaList first, JavaList second) => first.Count == second.Count && first.Zip(second).All(pair => Same(run, pair.First, pair.Second, depth + 1)),
            (JavaMap first, JavaMap second) =>
                first.Count == second.Count
                    && first.Entries.All(entry => second.TryFind(run, entry.Key, out var other) && Same(run, entry.Value, other, depth + 1)),
            (JavaEntry first, JavaEntry second) => Same(run, first.Key, second.Key, depth + 1) && Same(run, first.Value, second.Value, depth + 1),
            (JavaEntry, _) or (_, JavaEntry) => false,
            _ => object.Equals(left, right),
        };
    }
}
