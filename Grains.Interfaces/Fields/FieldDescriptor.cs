using System.Text.Json;

namespace UserMacro.Grains.Interfaces.Fields;

/// <summary>Describes one field of a record that administrators write. What is done with every field, such as hashing, goes by this.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class FieldDescriptor<T>
{
    readonly Func<T, bool> _isSet;
    readonly Func<T, T, bool> _areEqual;
    readonly Action<Utf8JsonWriter, T> _write;

    internal FieldDescriptor(string name, FieldKind kind, bool isAlwaysHashed, Func<T, bool> isSet, Func<T, T, bool> areEqual, Action<Utf8JsonWriter, T> write)
    {
        (Name, Kind, IsAlwaysHashed) = (name, kind, isAlwaysHashed);
        (_isSet, _areEqual, _write) = (isSet, areEqual, write);
    }

    /// <summary>The name in JSON, in hashes and in the files of the command line; that of the property in camel case.</summary>
    public string Name { get; }

    /// <summary>What it holds.</summary>
    public FieldKind Kind { get; }

    /// <summary>Whether hashes count it even at its default. Only fields of the first version: hashes of stored revisions do not know the others.</summary>
    public bool IsAlwaysHashed { get; }

    /// <summary>Whether it says something else than its default.</summary>
    public bool IsSet(T owner) => _isSet(owner);

    /// <summary>Whether two records say the same in this field.</summary>
    public bool AreEqual(T one, T other) => _areEqual(one, other);

    /// <summary>Writes the member that hashes are made of.</summary>
    internal void Write(Utf8JsonWriter json, T owner) => _write(json, owner);
}

/// <summary>What a field holds.</summary>
public enum FieldKind
{
    /// <summary>A name, an address or a sentence.</summary>
    Line,

    /// <summary>A text of many lines, which is compared line by line.</summary>
    Text,

    /// <summary>One of fixed values.</summary>
    Choice,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>A list of lines.</summary>
    Lines,

    /// <summary>A list of records with fields of their own.</summary>
    Records,

    /// <summary>A record with fields of its own.</summary>
    Group,
}
