using System.Globalization;
using System.Text;

namespace UserMacro.Hostile.Constructs;

/// <summary>A construct of a grammar that nests, or repeats so that a parser makes a deep tree or a long list of it.</summary>
/// <param name="Name">Its name in the output of tests.</param>
/// <param name="Open">The beginning of each level; <see cref="Number"/> in it stands for the number of the level.</param>
/// <param name="Core">The innermost text.</param>
/// <param name="Close">The end of each level; empty for constructs that are left open, and for chains.</param>
/// <param name="Head">The text before all levels.</param>
/// <param name="Tail">The text after all levels.</param>
public sealed record Construct(string Name, string Open, string Core = "1", string Close = "", string Head = "", string Tail = "")
{
    /// <summary>The number of the level, counted from the outside.</summary>
    public const string Number = "{n}";

    const int Digits = 6;

    /// <summary>The construct without its closing parts.</summary>
    public Construct LeftOpen => this with { Close = "", Tail = "" };

    int LevelLength => WidthOf(Open) + WidthOf(Close);

    /// <summary>A construct from its parts in the order in which they are written.</summary>
    internal static Construct Create(string name, string head, string open, string core, string close, string tail) =>
        new(name, open, core, close, head, tail);

    /// <summary>A text several times in a row.</summary>
    internal static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    /// <summary>The text of <paramref name="depth"/> levels.</summary>
    public string Nest(int depth)
    {
        var text = new StringBuilder(Head.Length + Core.Length + Tail.Length + (depth * LevelLength)).Append(Head);
        for (var level = 0; level < depth; level++)
        {
            Append(text, Open, level);
        }

        text.Append(Core);
        for (var level = depth - 1; level >= 0; level--)
        {
            Append(text, Close, level);
        }

        return text.Append(Tail).ToString();
    }

    /// <summary>The number of levels that fit into a text of this many characters; at least 1.</summary>
    public int DepthWithin(int characters) => Math.Max(1, (characters - Head.Length - Core.Length - Tail.Length) / LevelLength);

    public override string ToString() => Name;

    static int WidthOf(string part) => part.Replace(Number, new string('0', Digits), StringComparison.Ordinal).Length;

    static void Append(StringBuilder text, string part, int level)
    {
        if (part.Contains(Number, StringComparison.Ordinal))
        {
            text.Append(part.Replace(Number, level.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }
        else
        {
            text.Append(part);
        }
    }
}
