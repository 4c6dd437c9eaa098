namespace UserMacro.Atlassian.Html.Parsing;

/// <summary>The category by which HTML5's tree construction treats an element.</summary>
[Flags]
internal enum HtmlTraits
{
    None = 0,

    /// <summary>It holds nothing and has no end tag.</summary>
    Void = 1 << 0,

    /// <summary>An end tag of an ordinary element looks no further than one of these.</summary>
    Special = 1 << 1,

    /// <summary>An open paragraph ends where it begins.</summary>
    ClosesParagraph = 1 << 2,

    /// <summary>One that something else closed continues after it.</summary>
    Formatting = 1 << 3,

    Heading = 1 << 4,

    /// <summary>No end tag, <c>p</c> or <c>li</c> reaches beyond it.</summary>
    Scope = 1 << 5,

    /// <summary>Formatting neither reaches into it nor out of it.</summary>
    Marker = 1 << 6,

    /// <summary>Its end tag may be left out.</summary>
    ImpliedEnd = 1 << 7,

    /// <summary>It holds text, no tags.</summary>
    RawText = 1 << 8,

    /// <summary>With <see cref="RawText"/>: character references are read.</summary>
    CharacterReferences = 1 << 9,

    /// <summary>A table, or a part of one that holds parts only.</summary>
    TableStructure = 1 << 10,

    /// <summary>Allowed in tables only.</summary>
    TablePart = 1 << 11,

    /// <summary>A part that holds rows.</summary>
    RowGroup = 1 << 12,

    Cell = 1 << 13,

    /// <summary>Its tags change nothing inside a body.</summary>
    Ignored = 1 << 14,

    /// <summary>Allowed between the parts of a table.</summary>
    AnywhereInTable = 1 << 15,

    /// <summary>Begins content of another vocabulary.</summary>
    ForeignRoot = 1 << 16,

    /// <summary>Content of another vocabulary ends where it begins.</summary>
    EndsForeignContent = 1 << 17,

    /// <summary>Inside another vocabulary: holds HTML again.</summary>
    IntegrationPoint = 1 << 18,

    /// <summary>A line break right after its start tag is none.</summary>
    SkipsLineBreak = 1 << 19,

    Ruby = 1 << 20,
}
