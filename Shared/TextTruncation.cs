namespace UserMacro.Shared;

/// <summary>Cuts texts to a length between characters: a cut within a surrogate pair would leave half of one, which cannot be stored or sent.</summary>
/// <remarks>A file of every project that cuts texts of users; it is no project, as pure libraries know none of ours.</remarks>
internal static class TextTruncation
{
    /// <summary>The beginning of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">UTF-16 code units that it may have.</param>
    public static string Truncate(this string text, int length) => text.Length <= length ? text : text[..LengthWithin(text, length)];

    /// <summary>The text, or as much of it as a message should quote, and an ellipsis.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">UTF-16 code units of it to quote.</param>
    public static string Excerpt(this ReadOnlySpan<char> text, int length) =>
        text.Length <= length ? text.ToString() : $"{text[..LengthWithin(text, length)]}…";

    /// <inheritdoc cref="Excerpt(ReadOnlySpan{char}, int)" />
    public static string Excerpt(this string text, int length) => text.Length <= length ? text : text.AsSpan().Excerpt(length);

    /// <summary>Code units of the whole characters among the first ones of a longer text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many to look at; less than the text has.</param>
    public static int LengthWithin(ReadOnlySpan<char> text, int length) =>
        length > 0 && char.IsSurrogatePair(text[length - 1], text[length]) ? length - 1 : length;
}
