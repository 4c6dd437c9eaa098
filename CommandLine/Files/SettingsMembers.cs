using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Yaml;

namespace UserMacro.CommandLine.Files;

/// <summary>The members of a definition in <c>macro.yaml</c>: all that its contract has but the texts with files of their own.</summary>
internal static class SettingsMembers
{
    static readonly JsonSerializerOptions Contracts = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    static readonly ConcurrentDictionary<Type, JsonPropertyInfo[]> Known = new();

    /// <summary>Writes those that say something, and what a reader always wants to see: names and choices.</summary>
    public static void Write(YamlText yaml, object owner)
    {
        foreach (var member in Of(owner.GetType()))
        {
            switch (member.Get!(owner))
            {
                case Enum choice:
                    yaml.Member(member.Name, Choice.NameOf(choice));
                    break;
                case bool flag when flag:
                    yaml.Flag(member.Name);
                    break;
                case string text when member.IsRequired || text.Length > 0:
                    yaml.Member(member.Name, text);
                    break;
                case IReadOnlyList<string> { Count: > 0 } texts:
                    yaml.Member(member.Name, texts);
                    break;
                case IReadOnlyList<object> { Count: > 0 } records:
                    yaml.Member(member.Name, records, Write);
                    break;
                case { } group when IsRecord(member.PropertyType) && SaysSomething(group):
                    yaml.Member(member.Name, inner => Write(inner, group));
                    break;
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> writes.</summary>
    public static T Read<T>(SettingsMap map)
        where T : class => (T)Read(typeof(T), map);

    static object Read(Type type, SettingsMap map)
    {
        var owner = Contracts.GetTypeInfo(type).CreateObject!();
        foreach (var member in Of(type))
        {
            member.Set!(owner, ValueOf(member, map) ?? member.Get!(owner));
        }

        return owner;
    }

    static object? ValueOf(JsonPropertyInfo member, SettingsMap map) => member.PropertyType switch
    {
        { IsEnum: true } choice => map.Choice(member.Name, choice),
        var type when type == typeof(bool) => map.Flag(member.Name),
        var type when type == typeof(string) => member.IsRequired ? map.RequiredText(member.Name) : map.Text(member.Name),
        var type when type == typeof(IReadOnlyList<string>) => map.Texts(member.Name),
        var type when RecordIn(type) is { } record => ListOf(record, map.Maps(member.Name, inner => Read(record, inner))),
        var type => map.Map(member.Name, inner => Read(type, inner)),
    };

    /// <summary>In their order, records after all else.</summary>
    static JsonPropertyInfo[] Of(Type type) => Known.GetOrAdd(type, static type =>
    [
        .. Contracts.GetTypeInfo(type).Properties
            .Where(member => type != typeof(MacroDefinition) || !MacroFile.Texts.Contains(member.Name, StringComparer.Ordinal))
            .OrderBy(member => IsRecord(member.PropertyType) || RecordIn(member.PropertyType) is not null)
            .ThenBy(member => member.Order),
    ]);

    static bool SaysSomething(object group) => Of(group.GetType())
        .Any(member => member.Get!(group) is true or string { Length: > 0 } or IReadOnlyList<object> { Count: > 0 });

    static bool IsRecord(Type type) => type.IsClass && type != typeof(string);

    /// <summary>The record that a list is of; null for anything else.</summary>
    static Type? RecordIn(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && type.GenericTypeArguments[0] is var item && IsRecord(item)
            ? item
            : null;

    static Array ListOf(Type record, IReadOnlyList<object> items)
    {
        var list = Array.CreateInstance(record, items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            list.SetValue(items[index], index);
        }

        return list;
    }
}
