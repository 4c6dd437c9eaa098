using System.Buffers;

namespace UserMacro.WebApi.Csv;

/// <summary>Lines of RFC 4180 that no spreadsheet takes for a formula.</summary>
internal static class CsvText
{
    static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n");

    /// <summary>A line with its end.</summary>
    public static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Field)) + "\r\n";

    static string Field(string text)
    {
        // A spreadsheet runs what begins so.
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
