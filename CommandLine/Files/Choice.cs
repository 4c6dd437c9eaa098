using System.Text.Json;

namespace UserMacro.CommandLine.Files;

/// <summary>The values of an enum as the API and the files spell them: camel case.</summary>
internal static class Choice
{
    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static IEnumerable<string> NamesOf<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(NameOf);

    public static T? Parse<T>(string name)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => NameOf(value) == name).Select(value => (T?)value).FirstOrDefault();
}
