namespace UserMacro.Templating.Markup;

/// <summary>Says why a value cannot be written at the current output position.</summary>
internal static class UnsafeContextMessages
{
    const string InName = "A value cannot be the name of a tag. Write the tags out and choose between them with “if”.";

    /// <summary>The reason in plain words; null where a value is safe.</summary>
    public static string? For(in MarkupState state) => state.Context switch
    {
        MarkupContext.Text or MarkupContext.TextOnly or MarkupContext.CharacterData when Nesting.IsCode(state.Nesting) =>
            "A value cannot be written inside <script> or <style> of an image.",
        MarkupContext.CharacterData when state.Noscript > 0 => "A value cannot be written into a CDATA section inside <noscript>.",
        MarkupContext.TextOnly when state.Pending is not null => InName,
        MarkupContext.Script when state.Pending is { Length: > 1 } => InName,
        MarkupContext.Text or MarkupContext.TextOnly or MarkupContext.CharacterData => null,
        MarkupContext.QuotedValue => OfAttribute(state),
        MarkupContext.Script when state.IsStorage => "A value cannot be written inside <script> here: pages in storage format carry no script.",
        MarkupContext.Script => OfScript(state.Script),
        MarkupContext.RawText when state.Element == ElementKind.Style =>
            "A value cannot be written inside <style>. Choose among fixed class names, or use a style attribute.",
        MarkupContext.RawText => "A value cannot be written inside this element.",
        MarkupContext.TagOpen or MarkupContext.EndTagOpen or MarkupContext.TagName => InName,
        MarkupContext.InTag or MarkupContext.AttributeName or MarkupContext.AfterAttributeName =>
            "A value cannot be an attribute or an attribute's name. Write the attribute out, with the value in quotes.",
        MarkupContext.BeforeValue or MarkupContext.UnquotedValue => "Put quotes around this attribute's value.",
        MarkupContext.DeclarationOpen or MarkupContext.Declaration or MarkupContext.Comment => "A value cannot be written inside a comment.",
        MarkupContext.Violated => "Together with the text after it, the value made an address that is not allowed.",
        _ => "A value cannot be written here: the markup before it is too unusual to be followed.",
    };

    static string? OfAttribute(in MarkupState state) => state.Attribute switch
    {
        AttributeKind.Forbidden => "A value cannot be written into this attribute: it could load or run foreign code.",
        AttributeKind.Handler or AttributeKind.Style when state.Reference is not null =>
            "A value cannot be written directly after “&”, with which it would be read as one character. Write “&amp;” for an "
                + "ampersand, and a semicolon after every other “&…”.",
        AttributeKind.Handler => OfScript(state.Script),
        _ => null,
    };

    static string? OfScript(ScriptContext place) => place switch
    {
        ScriptContext.TemplateExpression => "A value cannot be written into an expression of a template literal. Assign it to a variable first.",
        ScriptContext.Regex or ScriptContext.RegexClass => "A value cannot be written into a regular expression.",
        ScriptContext.Slash => "A value cannot be written directly after a slash. Put a space or parentheses between.",
        _ => null,
    };
}
