using System.Text;

namespace UserMacro.Traffic.Hostile.Nesting;

/// <summary>Something of a grammar that can stand inside itself, or follow itself so that a parser makes a deep tree of it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Open">What each level begins with.</param>
/// <param name="Core">What stands innermost.</param>
/// <param name="Close">What each level ends with; empty for constructs that are left open, and for chains.</param>
/// <param name="Head">What stands before all levels.</param>
/// <param name="Tail">What stands after all levels.</param>
public sealed record Construct(string Name, string Open, string Core = "1", string Close = "", string Head = "", string Tail = "")
{
    /// <summary>The construct in <paramref name="depth"/> levels.</summary>
    public string Nest(int depth)
    {
        var text = new StringBuilder(Head.Length + Core.Length + Tail.Length + (depth * (Open.Length + Close.Length))).Append(Head);
        for (var level = 0; level < depth; level++)
            text.Append(Open);
        text.Append(Core);
        for (var level = 0; level < depth; level++)
            text.Append(Close);
        return text.Append(Tail).ToString();
    }

    /// <summary>How many levels fit into a text of so many characters.</summary>
    public int DepthWithin(int characters) => Math.Max(1, (characters - Head.Length - Core.Length - Tail.Length) / (Open.Length + Close.Length));

    public override string ToString() => Name;
}
