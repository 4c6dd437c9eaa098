using System.Collections.Concurrent;
using System.Text.Json;

namespace UserMacro.CommandLine.Files;

/// <summary>The values of an enum as the API and the files spell them: camel case.</summary>
internal static class Choice
{
    static readonly ConcurrentDictionary<Type, (Enum Value, string Name)[]> Known = new();

    public static string NameOf(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static IEnumerable<string> NamesOf(Type type) => ValuesOf(type).Select(choice => choice.Name);

    public static Enum? Parse(Type type, string name) => Array.Find(ValuesOf(type), choice => choice.Name == name).Value;

    static (Enum Value, string Name)[] ValuesOf(Type type) => Known.GetOrAdd(type, static type =>
        [.. Enum.GetNames(type).Select(name => (Enum)Enum.Parse(type, name)).Select(value => (value, NameOf(value)))]);
}
