namespace UserMacro.Templating.Markup;

/// <summary>Where in the markup the next character goes.</summary>
internal enum MarkupContext : byte
{
    /// <summary>Between tags.</summary>
    Text,

    /// <summary>Between the tags of an element that holds text only, with entities: <c>title</c>, <c>textarea</c>.</summary>
    TextOnly,

    /// <summary>In an element whose content is neither markup nor script: <c>style</c>, <c>xmp</c>.</summary>
    RawText,

    /// <summary>In a <c>script</c> element.</summary>
    Script,

    /// <summary>In a CDATA section (storage format).</summary>
    CharacterData,

    /// <summary>After <c>&lt;</c>.</summary>
    TagOpen,

    /// <summary>After <c>&lt;/</c>.</summary>
    EndTagOpen,

    /// <summary>In the name of a tag.</summary>
    TagName,

    /// <summary>In a tag, before an attribute.</summary>
    InTag,

    /// <summary>In the name of an attribute.</summary>
    AttributeName,

    /// <summary>After the name of an attribute.</summary>
    AfterAttributeName,

    /// <summary>After the equals sign of an attribute.</summary>
    BeforeValue,

    /// <summary>In an attribute value without quotes.</summary>
    UnquotedValue,

    /// <summary>In a quoted attribute value.</summary>
    QuotedValue,

    /// <summary>After <c>&lt;!</c>.</summary>
    DeclarationOpen,

    /// <summary>In a declaration or processing instruction.</summary>
    Declaration,

    /// <summary>In a comment.</summary>
    Comment,

    /// <summary>Where HTML's own rules become too odd to follow, such as after a comment opened inside a script. There is no way back.</summary>
    Lost,

    /// <summary>Literal text has just completed a forbidden address scheme that a value began. The run must end.</summary>
    Violated,
}
