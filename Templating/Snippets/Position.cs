using System.Runtime.InteropServices;

namespace UserMacro.Templating.Snippets;

/// <summary>A place in a text; lines and columns count from 1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Position(int Line, int Column)
{
    public static Position At(string text, int offset)
    {
        var before = text.AsSpan(0, Math.Clamp(offset, 0, text.Length));
        return new(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    public int OffsetIn(string text)
    {
        var offset = 0;
        for (var line = 1; line < Line; line++)
        {
            var end = text.IndexOf('\n', offset);
            if (end < 0)
            {
                return text.Length;
            }

            offset = end + 1;
        }

        return Math.Min(text.Length, offset + Column - 1);
    }
}
