using System.Text.RegularExpressions;

namespace UserMacro.Architecture.Tests;

/// <summary>The lines of a source file that are code, apart from those that hold part of a text of data.</summary>
internal static partial class CodeLines
{
    public const int MaxWidth = 160;

    const string RawText = "\"\"\"";

    /// <summary>The lines whose width is the author's choice: those with raw texts, and those whose text alone is wide, are not.</summary>
    public static IEnumerable<(int Number, int Width)> WithoutTexts(SourceFile file)
    {
        var isInRawText = false;
        foreach (var (index, line) in file.Lines.Index())
        {
            var marks = line.Split(RawText).Length - 1;
            if (!isInRawText && marks == 0)
            {
                yield return (index + 1, Text().IsMatch(line) ? Math.Min(line.Length, MaxWidth) : line.Length);
            }

            isInRawText ^= marks % 2 != 0;
        }
    }

    /// <summary>A text that has no blank to break it at, or holds markup, code or an address.</summary>
    [GeneratedRegex(@"""[^""]{60,}""|`[^`]{60,}`|https?://\S{60,}", RegexOptions.NonBacktracking)]
    private static partial Regex Text();
}
