namespace UserMacro.Templating.Markup;

/// <summary>What the text of a <c>script</c> element is to HTML: the states of its standard's tokenization section.</summary>
internal enum ScriptDataState : byte
{
    /// <summary>The element's end tag ends it.</summary>
    Plain,

    /// <summary>After <c>&lt;!--</c>: the end tag still ends it.</summary>
    Escaped,

    /// <summary>After <c>&lt;script</c> in that comment: the next end tag ends this one only.</summary>
    DoubleEscaped,
}
