using System.Text.Json;

namespace UserMacro.WebApi.Api.Json;

/// <summary>Refuses nulls inside lists and maps, which the serializer lets pass.</summary>
internal static class NoNulls
{
    /// <exception cref="JsonException">There is one.</exception>
    public static IReadOnlyList<T> In<T>(IReadOnlyList<T> list) => list.Any(item => item is null) ? throw new JsonException() : list;

    /// <exception cref="JsonException">There is one.</exception>
    public static IReadOnlyDictionary<string, string> In(IReadOnlyDictionary<string, string> map) =>
        map.Values.Any(value => value is null) ? throw new JsonException() : map;
}
