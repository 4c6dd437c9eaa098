namespace UserMacro.Atlassian.Html.Parsing;

/// <summary>Takes the elements and texts that <see cref="HtmlTreeBuilder"/> finds, properly nested.</summary>
internal interface IHtmlSink
{
    /// <summary>An element begins.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="isForeign">Whether it is one of SVG or MathML.</param>
    /// <param name="attributes">Its attributes, the first of each name counts; for use in this call only.</param>
    void Open(HtmlElementKind kind, bool isForeign, ReadOnlySpan<HtmlAttribute> attributes);

    /// <summary>The element that began last and is open ends.</summary>
    void Close();

    /// <summary>Text in the open element, its character references read.</summary>
    void Text(ReadOnlySpan<char> text);

    /// <summary>The limit that the sink exceeded; null if none.</summary>
    HtmlExcess? Excess { get; }
}
