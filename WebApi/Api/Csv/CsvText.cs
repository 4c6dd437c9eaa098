using System.Buffers;
using System.Text;

namespace UserMacro.WebApi.Api.Csv;

/// <summary>Lines of RFC 4180 that no spreadsheet takes for a formula. All CSV that leaves the service is written here.</summary>
internal static class CsvText
{
    static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n;\t");

    /// <summary>What a spreadsheet runs when a cell begins with it, in full width too.</summary>
    static readonly SearchValues<char> Formulas = SearchValues.Create("=+-@\t\r＝＋－＠﹢﹣﹦﹫−");

    /// <summary>What spreadsheets may take for the end of a cell: some split at semicolons and tabs, whatever the quotes say.</summary>
    static readonly SearchValues<char> Separators = SearchValues.Create(";\t\r\n");

    /// <summary>A line with its end.</summary>
    public static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Field)) + "\r\n";

    static string Field(string text)
    {
        var safe = Guarded(text);
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    /// <summary>Puts an apostrophe before whatever a spreadsheet could take for the beginning of a formula.</summary>
    static string Guarded(string text)
    {
        if (!text.AsSpan().ContainsAny(Formulas))
        {
            return text;
        }

        var guarded = new StringBuilder(text.Length + 1);
        for (var at = 0; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny(Separators);
            var piece = next < 0 ? text.AsSpan(at) : text.AsSpan(at, next);
            if (IsFormula(piece) || (at == 0 && text[0] is '\t' or '\r'))
            {
                guarded.Append('\'');
            }

            guarded.Append(piece);
            if (next >= 0)
            {
                guarded.Append(text[at + next]);
            }

            at += piece.Length + 1;
        }

        return guarded.ToString();
    }

    /// <summary>Spreadsheets pass over blanks, signs that show nothing, and quotes.</summary>
    static bool IsFormula(ReadOnlySpan<char> piece)
    {
        foreach (var c in piece)
        {
            if (Formulas.Contains(c))
            {
                return true;
            }

            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('"' or '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff'))
            {
                return false;
            }
        }

        return false;
    }
}
