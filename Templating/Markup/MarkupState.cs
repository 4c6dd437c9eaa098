using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Markup;

/// <summary>All that must be remembered of the output so far to know where the next character goes.</summary>
/// <remarks>A value: two equal states followed by the same text give equal states, so the way through a template's literal text is computed once.</remarks>
internal readonly record struct MarkupState(OutputMarkup Markup)
{
    public MarkupContext Context { get; init; }

    /// <summary>The element whose tag or content this is.</summary>
    public ElementKind Element { get; init; }

    /// <summary>Whether the tag is an end tag.</summary>
    public bool IsEndTag { get; init; }

    /// <summary>Whether the last character in the tag was a slash.</summary>
    public bool IsSelfClosing { get; init; }

    public AttributeKind Attribute { get; init; }

    /// <summary>The quote around the attribute value.</summary>
    public char Quote { get; init; }

    /// <summary>Whether a value is the first thing after the equals sign: it is written in quotes, which the next space or the end of the tag closes.</summary>
    public bool IsOpenedByValue { get; init; }

    /// <summary>Whether a value has contributed to the pending name of a tag or an attribute.</summary>
    public bool NameHasValue { get; init; }

    /// <summary>Characters that are not complete yet: a name, a delimiter, the beginning of an address.</summary>
    public string? Pending { get; init; }

    /// <summary>Whether a value has contributed to the pending address.</summary>
    public bool PendingHasValue { get; init; }

    /// <summary>A character reference that is not complete yet; null for none.</summary>
    public string? Reference { get; init; }

    /// <summary>The name of the tag, where <see cref="Nesting"/> will depend on it.</summary>
    public string? Tag { get; init; }

    /// <summary>What is open of SVG and MathML; null for plain HTML and for storage format.</summary>
    public string? Nesting { get; init; }

    /// <summary>
    /// In <c>noscript</c>, which browsers read as text and others as markup: characters of its end tag seen, and one more; 0 elsewhere. It
    /// is read as markup, as long as its end tag ends it for both.
    /// </summary>
    public byte Noscript { get; init; }

    /// <summary>Progress through a delimiter of a comment, a CDATA section or a script, or through a word of a style.</summary>
    public byte Run { get; init; }

    public ScriptContext Script { get; init; }

    /// <summary>Whether the script is in a comment of HTML, and whether its own end tag can end it.</summary>
    public ScriptDataState ScriptData { get; init; }

    /// <summary>Whether a backslash precedes in JavaScript.</summary>
    public bool ScriptEscape { get; init; }

    /// <summary>The last character of JavaScript code that was not a space: tells a division from a regular expression.</summary>
    public char ScriptBefore { get; init; }

    /// <summary>The last word of JavaScript code, as <see cref="ScriptWords"/> reads it; 0 for none.</summary>
    public ulong ScriptWord { get; init; }

    /// <summary>Whether the last character belongs to that word.</summary>
    public bool ScriptInWord { get; init; }

    /// <summary>Whether JavaScript code precedes on the same line.</summary>
    public bool ScriptInLine { get; init; }

    /// <summary>Progress through a comment's delimiter in JavaScript code, or through a line break after a backslash.</summary>
    public byte ScriptRun { get; init; }

    /// <summary>What is open in expressions of template literals, as text: braces, and a backtick for each literal; null for nothing.</summary>
    public string? ScriptBraces { get; init; }

    public StyleContext Style { get; init; }

    /// <summary>Where in the style sheet the string, address or comment is that is being written.</summary>
    public StyleContext StyleAround { get; init; }

    /// <summary>How much is known of the address that is being written in the style sheet.</summary>
    public StyleAddress StyleAddress { get; init; }

    public bool IsStorage => Markup == OutputMarkup.Storage;

    /// <summary>The same markup between tags.</summary>
    public MarkupState ToText() => new(Markup) { Nesting = Nesting, Noscript = Noscript };
}
