namespace UserMacro.Templating.Markup;

/// <summary>Where in CSS the next character goes.</summary>
internal enum StyleContext : byte
{
    /// <summary>In a selector or the name of a property: at the beginning, and after a semicolon or a brace.</summary>
    Selector,

    /// <summary>In a rule that begins with <c>@</c>, up to its semicolon or brace.</summary>
    AtRule,

    /// <summary>After a colon: in the value of a property.</summary>
    Value,

    /// <summary>In a string in double quotes.</summary>
    DoubleQuoted,

    /// <summary>In a string in single quotes.</summary>
    SingleQuoted,

    /// <summary>After <c>url(</c>: a quote may follow.</summary>
    AddressOpen,

    /// <summary>In an address without quotes.</summary>
    Address,

    /// <summary>In a comment.</summary>
    Comment,

    /// <summary>After an asterisk in a comment.</summary>
    CommentStar,

    /// <summary>After an escape in a name that may be <c>url</c>: there is no way back.</summary>
    Lost,
}

/// <summary>What is known of an address in CSS.</summary>
internal enum StyleAddress : byte
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Nothing of it has been written.</summary>
    Empty,

    /// <summary>What has been written may become its scheme.</summary>
    Begun,

    /// <summary>Its scheme, or that it has none.</summary>
    Decided,
}
