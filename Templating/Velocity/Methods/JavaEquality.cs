using UserMacro.Templating.Velocity.Execution;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Methods;

/// <summary>Java's <c>equals</c>: values of different kinds are never the same.</summary>
internal static class JavaEquality
{
    public static bool Same(VelocityRun run, object? left, object? right) => Same(run, left, right, depth: 0);

    static bool Same(VelocityRun run, object? left, object? right, int depth)
    {
        if (ComposedText.From(left) is { } text)
            return ComposedText.From(right)?.Text == text.Text;
        if (ReferenceEquals(left, right))
            return true;
        if (left is JavaList or JavaMap)
            run.Spend(run.Here);
        // Deeper lists are compared by nobody, and one may hold itself.
        if (depth > 20)
            return false;
        return (left, right) switch
        {
            (JavaList a, JavaList b) => a.Count == b.Count && a.Zip(b).All(pair => Same(run, pair.First, pair.Second, depth + 1)),
            (JavaMap a, JavaMap b) => a.Count == b.Count && a.Entries.All(entry => b.Contains(entry.Key) && Same(run, entry.Value, b[entry.Key], depth + 1)),
            _ => Equals(left, right),
        };
    }
}
