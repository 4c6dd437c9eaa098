namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>Comparisons of texts that do not depend on a culture.</summary>
internal static class TextFunctions
{
    public static bool StartsWith(string? text, string? value) => text is not null && value is not null && text.StartsWith(value, StringComparison.Ordinal);

    public static bool EndsWith(string? text, string? value) => text is not null && value is not null && text.EndsWith(value, StringComparison.Ordinal);

    public static int IndexOf(string? text, string? search, int startIndex = 0) =>
        text is null || search is null || startIndex < 0 || startIndex > text.Length ? -1 : text.IndexOf(search, startIndex, StringComparison.Ordinal);
}
