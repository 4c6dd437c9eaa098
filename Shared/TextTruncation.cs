namespace UserMacro.Shared;

/// <summary>Shortens texts without splitting a character: half a surrogate pair cannot be stored or sent.</summary>
/// <remarks>Linked into every project that shortens users' texts. Not a project of its own, since the pure libraries reference none of ours.</remarks>
internal static class TextTruncation
{
    /// <summary>The beginning of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many UTF-16 code units it may have.</param>
    public static string Truncate(this string text, int length) => text.Length <= length ? text : text[..LengthWithin(text, length)];

    /// <summary>The text as a message should quote it: its beginning and an ellipsis when it is longer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many UTF-16 code units to quote.</param>
    public static string Excerpt(this ReadOnlySpan<char> text, int length) =>
        text.Length <= length ? text.ToString() : $"{text[..LengthWithin(text, length)]}…";

    /// <inheritdoc cref="Excerpt(ReadOnlySpan{char}, int)" />
    public static string Excerpt(this string text, int length) => text.Length <= length ? text : text.AsSpan().Excerpt(length);

    /// <summary>The number of code units that the whole characters at the beginning of a longer text take.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many code units to look at; fewer than the text has.</param>
    public static int LengthWithin(ReadOnlySpan<char> text, int length) =>
        length > 0 && char.IsSurrogatePair(text[length - 1], text[length]) ? length - 1 : length;
}
