using System.Collections;
using System.Collections.Frozen;

namespace UserMacro.Templating.Velocity.Methods;

/// <summary>
/// The methods of one kind of value: all that templates can reach of it. There is no reflection behind it, and each has a price
/// (<see cref="MethodPrices"/>).
/// </summary>
/// <param name="kind">What the methods belong to, by which their prices are listed.</param>
internal sealed class MethodTable(string kind) : IEnumerable<string>
{
    readonly Dictionary<(string Name, int Count), Method> _building = [];
    FrozenDictionary<(string Name, int Count), Method>? _methods;

    /// <summary>The methods of an object that Confluence hands to templates.</summary>
    public MethodTable()
        : this(MethodPrices.Host)
    {
    }

    FrozenDictionary<(string Name, int Count), Method> Methods =>
        _methods ??= _building.ToFrozenDictionary(method => method.Key, method => MethodPrices.Charged(kind, method.Key.Name, method.Value));

    /// <summary>The kind of value that the methods belong to.</summary>
    public string Kind => kind;

    /// <summary>Adds a method by its name in Java and the number of its arguments.</summary>
    public void Add(string name, int count, Method method) => _building.Add((name, count), method);

    /// <summary>Adds a property: <c>$x.name</c> and <c>$x.getName()</c> read the same.</summary>
    public void Add(string name, Method read)
    {
        Add(Getter("get", name), 0, read);
    }

    public Method? Find(string name, int count) => Methods.GetValueOrDefault((name, count));

    /// <summary>What reads a property: Java's <c>getName()</c> or <c>isName()</c>.</summary>
    public Method? FindProperty(string name) => Find(Getter("get", name), 0) ?? Find(Getter("is", name), 0);

    /// <summary>The names of its methods with the numbers of their arguments.</summary>
    public IEnumerable<(string Name, int Count)> Signatures => _building.Keys;

    public IEnumerator<string> GetEnumerator() => _building.Keys.Select(key => key.Name).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static string Getter(string prefix, string name) => string.Concat(prefix, char.ToUpperInvariant(name[0]).ToString(), name.AsSpan(1));
}
