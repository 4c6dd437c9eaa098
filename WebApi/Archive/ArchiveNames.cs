using System.Text.Json;

namespace UserMacro.WebApi.Archive;

/// <summary>Names of choices as the API spells them.</summary>
internal static class ArchiveNames
{
    public static string Of<T>(T choice)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName($"{choice}");
}
