using System.Text.Json;

namespace UserMacro.CommandLine.Files;

/// <summary>The values of an enum as the API and the files spell them: camel case.</summary>
internal static class Choice
{
    public static string NameOf(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static IEnumerable<string> NamesOf(Type type) => ValuesOf(type).Select(NameOf);

    public static Enum? Parse(Type type, string name) => ValuesOf(type).FirstOrDefault(value => NameOf(value) == name);

    static IEnumerable<Enum> ValuesOf(Type type) => Enum.GetNames(type).Select(name => (Enum)Enum.Parse(type, name));
}
