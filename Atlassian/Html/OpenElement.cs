namespace UserMacro.Atlassian.Html;

/// <summary>An element that has begun and not ended.</summary>
/// <param name="Kind">Which.</param>
/// <param name="IsForeign">Whether it is one of SVG or MathML.</param>
/// <param name="Attributes">Those of a formatting element, which may have to begin again; empty for others.</param>
internal readonly record struct OpenElement(HtmlElementKind Kind, bool IsForeign, HtmlAttribute[] Attributes)
{
    /// <summary>Whether the element is of HTML and has one of the traits.</summary>
    public bool Has(HtmlTraits any) => !IsForeign && Kind.Has(any);

    public bool Is(HtmlElementKind kind) => !IsForeign && Kind.Is(kind);

    /// <summary>Whether elements in it are of its own vocabulary.</summary>
    public bool HoldsForeign => IsForeign && !Kind.Has(HtmlTraits.IntegrationPoint);

    /// <summary>Whether no end tag reaches beyond it.</summary>
    public bool IsScope => IsForeign ? Kind.Has(HtmlTraits.IntegrationPoint) : Kind.Has(HtmlTraits.Scope);
}
