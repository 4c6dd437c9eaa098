namespace UserMacro.Atlassian.Html.Parsing;

/// <summary>An attribute of a start tag.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Written">The value as it is written, with its character references.</param>
internal readonly record struct HtmlAttribute(string Name, ReadOnlyMemory<char> Written)
{
    /// <summary>The value as a reader of the document sees it.</summary>
    public string Value => HtmlText.DecodeAttribute(Written.Span);

    /// <summary>Where it begins in the text.</summary>
    public int Start { get; init; }

    /// <summary>Where it ends, its quotes included.</summary>
    public int End { get; init; }

    public int Length => Name.Length + Written.Length;
}
