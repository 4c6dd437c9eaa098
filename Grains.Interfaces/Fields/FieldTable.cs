using System.Collections.Immutable;
using System.Text.Json;

namespace UserMacro.Grains.Interfaces.Fields;

/// <summary>Begins tables of fields.</summary>
internal static class FieldTable
{
    /// <summary>One without fields yet.</summary>
    /// <typeparam name="T">The record.</typeparam>
    public static FieldTable<T> Create<T>() => new([]);
}

/// <summary>The fields of a record that administrators write, in the order of its hash.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class FieldTable<T>
{
    internal FieldTable(ImmutableArray<FieldDescriptor<T>> all) => All = all;

    /// <summary>The fields.</summary>
    public ImmutableArray<FieldDescriptor<T>> All { get; }

    /// <summary>Whether two records say the same in every field.</summary>
    public bool AreEqual(T one, T other) => All.All(field => field.AreEqual(one, other));

    /// <summary>Whether any field says something else than its default.</summary>
    public bool IsSet(T owner) => All.Any(field => field.IsSet(owner));

    /// <summary>Writes the canonical JSON of a record, which hashes are made of.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="owner">The record.</param>
    public void Write(Utf8JsonWriter json, T owner)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        foreach (var field in All.Where(field => field.IsAlwaysHashed || field.IsSet(owner)))
        {
            field.Write(json, owner);
        }

        json.WriteEndObject();
    }

    internal FieldTable<T> Line(string name, Func<T, string> get, bool always = false) => Text(name, FieldKind.Line, get, always);

    internal FieldTable<T> Text(string name, Func<T, string> get, bool always = false) => Text(name, FieldKind.Text, get, always);

    internal FieldTable<T> Flag(string name, Func<T, bool> get, bool always = false) => With(
        name, FieldKind.Flag, always, get, (one, other) => get(one) == get(other), (json, owner) => json.WriteBoolean(name, get(owner)));

    internal FieldTable<T> Choice<TChoice>(string name, Func<T, TChoice> get, bool always = false)
        where TChoice : struct, Enum => With(
        name,
        FieldKind.Choice,
        always,
        owner => !EqualityComparer<TChoice>.Default.Equals(get(owner), default),
        (one, other) => EqualityComparer<TChoice>.Default.Equals(get(one), get(other)),
        (json, owner) => json.WriteString(name, get(owner).ToString()));

    internal FieldTable<T> Lines(string name, Func<T, ImmutableArray<string>> get, bool always = false) => With(
        name,
        FieldKind.Lines,
        always,
        owner => !get(owner).IsEmpty,
        (one, other) => get(one).SequenceEqual(get(other), StringComparer.Ordinal),
        (json, owner) =>
        {
            json.WriteStartArray(name);
            foreach (var text in get(owner))
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        });

    internal FieldTable<T> Records<TRecord>(
        string name, Func<T, ImmutableArray<TRecord>> get, FieldTable<TRecord> fields, bool always = false) => With(
        name,
        FieldKind.Records,
        always,
        owner => !get(owner).IsEmpty,
        (one, other) => get(one).Length == get(other).Length && get(one).Zip(get(other)).All(pair => fields.AreEqual(pair.First, pair.Second)),
        (json, owner) =>
        {
            json.WriteStartArray(name);
            foreach (var record in get(owner))
            {
                fields.Write(json, record);
            }

            json.WriteEndArray();
        });

    internal FieldTable<T> Group<TGroup>(string name, Func<T, TGroup> get, FieldTable<TGroup> fields) => With(
        name,
        FieldKind.Group,
        isAlwaysHashed: false,
        owner => fields.IsSet(get(owner)),
        (one, other) => fields.AreEqual(get(one), get(other)),
        (json, owner) =>
        {
            json.WritePropertyName(name);
            fields.Write(json, get(owner));
        });

    FieldTable<T> Text(string name, FieldKind kind, Func<T, string> get, bool isAlwaysHashed) => With(
        name,
        kind,
        isAlwaysHashed,
        owner => get(owner).Length > 0,
        (one, other) => string.Equals(get(one), get(other), StringComparison.Ordinal),
        (json, owner) => json.WriteString(name, get(owner)));

    FieldTable<T> With(
        string name, FieldKind kind, bool isAlwaysHashed, Func<T, bool> isSet, Func<T, T, bool> areEqual, Action<Utf8JsonWriter, T> write) =>
        new(All.Add(new(name, kind, isAlwaysHashed, isSet, areEqual, write)));
}
