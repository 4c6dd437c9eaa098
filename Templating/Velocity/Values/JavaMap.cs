using System.Diagnostics.CodeAnalysis;
using UserMacro.Templating.Runtime.Values;

namespace UserMacro.Templating.Velocity.Values;

/// <summary>A map of a template, in the order in which its keys came: Java's <c>LinkedHashMap</c>. The run pays for each look-up.</summary>
internal sealed class JavaMap
{
    readonly OrderedDictionary<object, object?> _entries = new(KeyComparer.Instance);

    public int Count => _entries.Count;

    public IEnumerable<KeyValuePair<object, object?>> Entries => _entries;

    /// <summary>The value; null when there is none.</summary>
    public object? Find(VelocityRun run, object? key) => TryFind(run, key, out var value) ? value : null;

    /// <summary>Whether there is such a key, and its value.</summary>
    public bool TryFind(VelocityRun run, object? key, out object? value)
    {
        value = null;
        return key is not null && _entries.TryGetValue(Charged(run, key), out value);
    }

    /// <summary>Puts a value, and gives the one it takes the place of.</summary>
    public object? Put(VelocityRun run, object key, object? value)
    {
        var former = Find(run, key);
        _entries[Charged(run, TaintedText.From(key)?.Text ?? key)] = value;
        return former;
    }

    /// <summary>Removes a key, and gives its value.</summary>
    public object? Remove(VelocityRun run, object? key) => key is not null && _entries.Remove(Charged(run, key), out var value) ? value : null;

    public void Clear() => _entries.Clear();

    /// <summary>A text without who wrote it; any other value as it is.</summary>
    public static object? Plain(object? value) => value switch
    {
        TaintedText composed => composed.Text,
        MarkupText markup => markup.Markup,
        _ => value,
    };

    static object Charged(VelocityRun run, object key)
    {
        run.ChargeKey(JavaSizes.Measure(key));
        return key;
    }

    /// <summary>Texts are the same key whoever wrote them.</summary>
    sealed class KeyComparer : IEqualityComparer<object>
    {
        public static readonly KeyComparer Instance = new();

        public new bool Equals(object? x, object? y) => object.Equals(Plain(x), Plain(y));

        public int GetHashCode([DisallowNull] object obj) => JavaNumber.HashOf(obj) ?? Plain(obj)!.GetHashCode();
    }
}
