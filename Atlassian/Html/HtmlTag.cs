namespace UserMacro.Atlassian.Html;

/// <summary>A tag in a text.</summary>
internal readonly ref struct HtmlTag(ReadOnlySpan<char> name, bool isEnd, int index)
{
    public ReadOnlySpan<char> Name { get; } = name;

    public bool IsEnd { get; } = isEnd;

    /// <summary>Where the tag begins in the text.</summary>
    public int Index { get; } = index;

    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
