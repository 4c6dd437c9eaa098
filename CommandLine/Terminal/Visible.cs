using System.Text;

namespace UserMacro.CommandLine.Terminal;

/// <summary>Makes text from elsewhere harmless for a terminal: what would move the cursor or turn letters round shows as a sign.</summary>
internal static class Visible
{
    const char ControlPictures = '\u2400';
    const char DeletePicture = '\u2421';
    const char Unknown = '\ufffd';

    public static string Escape(string text)
    {
        if (!text.Any(letter => letter != Show(letter)))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            shown.Append(Show(letter));
        }

        return shown.ToString();
    }

    static char Show(char letter) => letter switch
    {
        '\t' => letter,
        < ' ' => (char)(ControlPictures + letter),
        '\u007f' => DeletePicture,
        >= '\u0080' and <= '\u009f' or >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029'
            or '\u200e' or '\u200f' or '\ufeff' => Unknown,
        _ => letter,
    };
}
