using System.Text;
using UserMacro.Templating.Compilation;

namespace UserMacro.Templating.Tests.Nesting;

/// <summary>
/// A construct of a template language that nests or goes on: a head, an opening part as often as asked, a middle, as many closing parts, a
/// tail.
/// </summary>
/// <param name="Language">The language.</param>
/// <param name="Name">What it is called in the test's output.</param>
/// <param name="Head">Text in front.</param>
/// <param name="Open">What each level begins with.</param>
/// <param name="Middle">The innermost text.</param>
/// <param name="Close">What each level ends with.</param>
/// <param name="Tail">Text behind.</param>
internal sealed record Construct(Language Language, string Name, string Head, string Open, string Middle, string Close, string Tail)
{
    /// <summary>Stands for the number of the level, counted from the outside.</summary>
    const string Number = "%";

    /// <summary>The template of a depth, or of as much of it as the size allows.</summary>
    /// <param name="depth">Levels.</param>
    /// <param name="size">Characters, at most.</param>
    public string Nested(int depth, int size) => Built(depth, size, Close, Tail);

    /// <summary>The same, left open.</summary>
    public string Unclosed(int depth, int size) => Built(depth, size, "", "");

    string Built(int depth, int size, string close, string tail)
    {
        var widest = Math.Max(
            1, Open.Length + close.Length + (4 * ((Open + close).Length - (Open + close).Replace(Number, "", StringComparison.Ordinal).Length)));
        var levels = Math.Min(depth, Math.Max(0, size - Head.Length - Middle.Length - tail.Length) / widest);
        var text = new StringBuilder(Head);
        for (var level = 0; level < levels; level++)
            Append(text, Open, level);
        text.Append(Middle);
        for (var level = levels - 1; level >= 0; level--)
            Append(text, close, level);
        return text.Append(tail).ToString();
    }

    static void Append(StringBuilder text, string part, int level)
    {
        if (part.Contains(Number, StringComparison.Ordinal))
            text.Append(part.Replace(Number, level.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        else
            text.Append(part);
    }

    public override string ToString() => $"{Language} {Name}";
}
