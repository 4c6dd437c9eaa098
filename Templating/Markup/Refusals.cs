namespace UserMacro.Templating.Markup;

/// <summary>Says why a value cannot be written at the current output position.</summary>
internal static class Refusals
{
    const string InName = "A value cannot be the name of a tag. Write the tags out and choose between them with “if”.";

    /// <summary>The reason in plain words; null where a value is safe.</summary>
    public static string? Of(in MarkupState state) => state.Place switch
    {
        Place.Text or Place.TextOnly or Place.CharacterData when Nesting.IsCode(state.Nesting) =>
            "A value cannot be written inside <script> or <style> of an image.",
        Place.CharacterData when state.Noscript > 0 => "A value cannot be written into a CDATA section inside <noscript>.",
        Place.TextOnly when state.Pending is not null => InName,
        Place.Script when state.Pending is { Length: > 1 } => InName,
        Place.Text or Place.TextOnly or Place.CharacterData => null,
        Place.QuotedValue => OfAttribute(state),
        Place.Script when state.IsStorage => "A value cannot be written inside <script> here: pages in storage format carry no script.",
        Place.Script => OfScript(state.Script),
        Place.RawText when state.Element == ElementKind.Style =>
            "A value cannot be written inside <style>. Choose among fixed class names, or use a style attribute.",
        Place.RawText => "A value cannot be written inside this element.",
        Place.TagOpen or Place.EndTagOpen or Place.TagName => InName,
        Place.InTag or Place.AttributeName or Place.AfterAttributeName =>
            "A value cannot be an attribute or an attribute's name. Write the attribute out, with the value in quotes.",
        Place.BeforeValue or Place.UnquotedValue => "Put quotes around this attribute's value.",
        Place.DeclarationOpen or Place.Declaration or Place.Comment => "A value cannot be written inside a comment.",
        Place.Violated => "Together with the text after it, the value made an address that is not allowed.",
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

    static string? OfScript(ScriptPlace place) => place switch
    {
        ScriptPlace.TemplateExpression => "A value cannot be written into an expression of a template literal. Assign it to a variable first.",
        ScriptPlace.Regex or ScriptPlace.RegexClass => "A value cannot be written into a regular expression.",
        ScriptPlace.Slash => "A value cannot be written directly after a slash. Put a space or parentheses between.",
        _ => null,
    };
}
