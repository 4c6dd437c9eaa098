namespace UserMacro.Atlassian.Html;

/// <summary>A tag in a text.</summary>
internal readonly ref struct HtmlTag(ReadOnlySpan<char> name, bool isEnd)
{
    public ReadOnlySpan<char> Name { get; } = name;

    public bool IsEnd { get; } = isEnd;

    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
