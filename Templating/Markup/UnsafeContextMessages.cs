namespace UserMacro.Templating.Markup;

/// <summary>Says why a value cannot be written at the current output position.</summary>
internal static class UnsafeContextMessages
{
    const string InName = "A value cannot be the name of a tag. Write the tags out and choose between them with “if”.";

    /// <summary>Characters of the author's before a value in a name.</summary>
    const int LongestBeginning = 30;

    /// <summary>The reason in plain words; null where a value is safe.</summary>
    public static string? For(in MarkupState state) => state.Context switch
    {
        not (MarkupContext.QuotedValue or MarkupContext.Violated) when Nesting.IsCode(state.Nesting) =>
            "A value cannot be written inside <script> or <style> of an image.",
        MarkupContext.CharacterData when state.Noscript > 0 => "A value cannot be written into a CDATA section inside <noscript>.",
        MarkupContext.TextOnly or MarkupContext.RawText when state.Pending is not null => InName,
        MarkupContext.Script when state.Pending is { Length: > 1 } && state.Pending[1] != '!' => InName,
        MarkupContext.Text or MarkupContext.TextOnly or MarkupContext.CharacterData or MarkupContext.Comment => null,
        MarkupContext.QuotedValue => OfAttribute(state),
        MarkupContext.BeforeValue or MarkupContext.UnquotedValue =>
            state.Noscript > 0 ? "Put quotes around this attribute’s value: it is inside <noscript>." : OfAttribute(state),
        MarkupContext.Script when state.IsStorage => "A value cannot be written inside <script> here: pages in storage format carry no script.",
        MarkupContext.Script => OfScript(state.Script),
        MarkupContext.RawText when state.Element == ElementKind.Style => OfStyle(state.Style),
        MarkupContext.RawText => "A value cannot be written inside this element.",
        MarkupContext.TagOpen or MarkupContext.EndTagOpen or MarkupContext.TagName => OfName(state, InName),
        MarkupContext.InTag or MarkupContext.AttributeName or MarkupContext.AfterAttributeName =>
            OfName(state, "A value cannot be an attribute or an attribute's name here. Write the attribute out, with the value in quotes."),
        MarkupContext.DeclarationOpen or MarkupContext.Declaration => "A value cannot be written inside a declaration.",
        MarkupContext.Violated => "Together with the text after it, the value made an address that is not allowed.",
        _ => "A value cannot be written here: the markup before it is too unusual to be followed.",
    };

    /// <summary>Names from values are followed in plain HTML only, and where the author has not begun a long one.</summary>
    static string? OfName(in MarkupState state, string refusal) =>
        state.Nesting is not null || state.Noscript > 0 || (state.IsEndTag && state.Context == MarkupContext.InTag) || state.Pending?.Length > LongestBeginning
            ? refusal
            : null;

    static string? OfAttribute(in MarkupState state) => state.Attribute switch
    {
        AttributeKind.Forbidden => "A value cannot be written into this attribute: it could load or run foreign code.",
        AttributeKind.Handler or AttributeKind.Style when state.Reference is not null =>
            "A value cannot be written directly after “&”, with which it would be read as one character. Write “&amp;” for an "
                + "ampersand, and a semicolon after every other “&…”.",
        AttributeKind.Handler => OfScript(state.Script),
        AttributeKind.Style => OfStyle(state.Style),
        _ => null,
    };

    static string? OfScript(ScriptContext place) =>
        place == ScriptContext.Lost ? "A value cannot be written so deep in expressions of template literals. Assign it to a variable first." : null;

    static string? OfStyle(StyleContext place) =>
        place == StyleContext.Lost ? "A value cannot be written after a backslash in the name of a function. Write the name without backslashes." : null;
}
