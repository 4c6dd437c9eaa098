using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>The hosts that this program knows, by kind. Each adds its adapter to the services as a <typeparamref name="T"/>.</summary>
/// <typeparam name="T">What the hosts do each in its own way.</typeparam>
/// <param name="adapters">One of each kind.</param>
public sealed class HostAdapters<T>(IEnumerable<T> adapters)
    where T : class, IHostAdapter
{
    readonly T[] _all = [.. adapters];
    FrozenDictionary<string, T>? _byKind;

    /// <summary>All of them, in the order in which they were added.</summary>
    public IReadOnlyList<T> All => _all;

    FrozenDictionary<string, T> ByKind => _byKind ??= _all.ToFrozenDictionary(adapter => adapter.Kind, StringComparer.Ordinal);

    /// <summary>Finds the adapter of a kind; false for a kind that a newer build may know.</summary>
    public bool TryFind(string kind, [NotNullWhen(true)] out T? adapter) => ByKind.TryGetValue(kind, out adapter);

    /// <summary>The adapter of a kind that is known, since something of the host has been here before.</summary>
    /// <exception cref="InvalidOperationException">It is not known.</exception>
    public T Of(string kind) => TryFind(kind, out var adapter) ? adapter : throw new InvalidOperationException(UnknownKind(kind));

    /// <summary>Says that a kind is not known, and what to do about it.</summary>
    public string UnknownKind(string kind) =>
        $"This build does not know installations of the kind '{kind}', only of: {string.Join(", ", _all.Select(adapter => adapter.Kind))}. "
        + "Nothing was changed. Run a build that knows the kind.";
}
