namespace UserMacro.Templating.Markup;

/// <summary>The kind of an attribute, as far as values in it are concerned.</summary>
internal enum AttributeKind : byte
{
    /// <summary>Text.</summary>
    Plain,

    /// <summary>An address whose scheme is not known yet.</summary>
    Url,

    /// <summary>The rest of an address whose scheme is known to be harmless.</summary>
    UrlRest,

    /// <summary>
    /// Several addresses, with spaces or commas between them. What is known of the one that is being written is pending: nothing once it is
    /// harmless.
    /// </summary>
    UrlList,

    /// <summary>JavaScript: <c>onclick</c> and its like.</summary>
    Handler,

    /// <summary>CSS declarations.</summary>
    Style,

    /// <summary>Loads or runs what its value says: <c>srcdoc</c>, the <c>src</c> of a script, an address that begins with <c>javascript:</c>.</summary>
    Forbidden,
}
