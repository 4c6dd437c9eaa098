using System.Text.Json;

namespace UserMacro.CommandLine.Definitions;

/// <summary>Refuses nulls inside lists, which the serializer lets pass.</summary>
internal static class NoNulls
{
    /// <exception cref="JsonException">There is one.</exception>
    public static IReadOnlyList<T> In<T>(IReadOnlyList<T> list) => list.Any(item => item is null) ? throw new JsonException() : list;
}
