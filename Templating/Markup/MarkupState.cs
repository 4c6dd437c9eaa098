using UserMacro.Templating.Compilation;

namespace UserMacro.Templating.Markup;

/// <summary>All that must be remembered of the output so far to know where the next character stands.</summary>
/// <remarks>A value: two equal states followed by the same text give equal states, so the way through a template's literal text is computed once.</remarks>
internal readonly record struct MarkupState(OutputMarkup Markup)
{
    public Place Place { get; init; }

    /// <summary>The element whose tag or content this is.</summary>
    public ElementKind Element { get; init; }

    /// <summary>Whether the tag is an end tag.</summary>
    public bool IsEndTag { get; init; }

    /// <summary>Whether the last character in the tag was a slash.</summary>
    public bool IsSelfClosing { get; init; }

    public AttributeKind Attribute { get; init; }

    /// <summary>The quote around the attribute value.</summary>
    public char Quote { get; init; }

    /// <summary>Characters that are not complete yet: a name, a delimiter, the beginning of an address.</summary>
    public string? Pending { get; init; }

    /// <summary>Whether a value has contributed to the pending address.</summary>
    public bool PendingHasValue { get; init; }

    /// <summary>Progress through a delimiter of a comment or CDATA section.</summary>
    public byte Run { get; init; }

    public ScriptPlace Script { get; init; }

    /// <summary>Whether a backslash precedes in JavaScript.</summary>
    public bool ScriptEscape { get; init; }

    /// <summary>The last character of JavaScript code that was not a space: tells a division from a regular expression.</summary>
    public char ScriptBefore { get; init; }

    public bool IsStorage => Markup == OutputMarkup.Storage;

    /// <summary>The same markup between tags.</summary>
    public MarkupState ToText() => new(Markup);
}
