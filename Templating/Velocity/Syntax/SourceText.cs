using System.Runtime.InteropServices;
using UserMacro.Shared;

namespace UserMacro.Templating.Velocity.Syntax;

/// <summary>
/// The written text of a construct: a stretch of the template, or of a text in it, that is not copied. Constructs nest, and each holds the
/// text of all within it.
/// </summary>
/// <param name="Text">What it is a stretch of.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Length">Its characters.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SourceText(string Text, int Start, int Length)
{
    const int MaxExcerpt = 80;

    public ReadOnlySpan<char> AsSpan() => Text.AsSpan(Start, Length);

    /// <summary>The character after it; none at the end.</summary>
    public char Next => Start + Length < Text.Length ? Text[Start + Length] : '\0';

    /// <summary>As much of it as a message should quote.</summary>
    public string Excerpt() => ExcerptOf(AsSpan());

    /// <summary>As much of a name or text as a message should quote.</summary>
    public static string ExcerptOf(ReadOnlySpan<char> text) => text.Excerpt(MaxExcerpt);

    public override string ToString() => Text.Substring(Start, Length);
}
