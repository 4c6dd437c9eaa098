using System.Diagnostics.CodeAnalysis;
using UserMacro.Templating.Runtime.Values;

namespace UserMacro.Templating.Velocity.Values;

/// <summary>A map of a template, in the order in which its keys came: Java's <c>LinkedHashMap</c>.</summary>
internal sealed class JavaMap
{
    readonly OrderedDictionary<object, object?> _entries = new(KeyComparer.Instance);

    public int Count => _entries.Count;

    public IEnumerable<KeyValuePair<object, object?>> Entries => _entries;

    /// <summary>The value; null when there is none.</summary>
    public object? this[object? key] => key is not null && _entries.TryGetValue(key, out var value) ? value : null;

    public bool Contains(object? key) => key is not null && _entries.ContainsKey(key);

    /// <summary>Puts a value, and gives the one it takes the place of.</summary>
    public object? Put(object key, object? value)
    {
        var former = this[key];
        _entries[ComposedText.From(key)?.Text ?? key] = value;
        return former;
    }

    public object? Remove(object? key) => key is not null && _entries.Remove(key, out var value) ? value : null;

    public void Clear() => _entries.Clear();

    /// <summary>A text without who wrote it; any other value as it is.</summary>
    public static object? Plain(object? value) => value switch
    {
        ComposedText composed => composed.Text,
        MarkupText markup => markup.Markup,
        _ => value,
    };

    /// <summary>Texts are the same key whoever wrote them.</summary>
    sealed class KeyComparer : IEqualityComparer<object>
    {
        public static readonly KeyComparer Instance = new();

        public new bool Equals(object? x, object? y) => object.Equals(Plain(x), Plain(y));

        public int GetHashCode([DisallowNull] object obj) => JavaNumber.HashOf(obj) ?? Plain(obj)!.GetHashCode();
    }
}
