using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace UserMacro.CommandLine.Contracts;

/// <summary>Refuses nulls inside lists and maps, which the serializer lets pass.</summary>
internal static class NoNulls
{
    /// <exception cref="JsonException">There is one.</exception>
    [return: NotNullIfNotNull(nameof(list))]
    public static IReadOnlyList<T>? In<T>(IReadOnlyList<T>? list) => list?.Any(item => item is null) ?? false ? throw new JsonException() : list;

    /// <exception cref="JsonException">There is one.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>>? In(IReadOnlyDictionary<string, IReadOnlyList<string>>? map) =>
        map?.Values.Any(list => list is null || list.Any(text => text is null)) ?? false ? throw new JsonException() : map;
}
