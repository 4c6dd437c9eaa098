namespace UserMacro.Templating.Markup;

/// <summary>The kind of an element, as far as values in it are concerned.</summary>
internal enum ElementKind : byte
{
    /// <summary>Nothing special.</summary>
    Ordinary,

    /// <summary><c>script</c></summary>
    Script,

    /// <summary><c>style</c></summary>
    Style,

    /// <summary><c>xmp</c></summary>
    Xmp,

    /// <summary><c>iframe</c></summary>
    Iframe,

    /// <summary><c>noembed</c></summary>
    Noembed,

    /// <summary><c>noframes</c></summary>
    Noframes,

    /// <summary><c>title</c></summary>
    Title,

    /// <summary><c>textarea</c></summary>
    Textarea,

    /// <summary><c>plaintext</c>, which never ends.</summary>
    Plaintext,

    /// <summary><c>link</c>, whose address loads style sheets.</summary>
    Link,

    /// <summary><c>base</c>, whose address decides what all others lead to.</summary>
    Base,

    /// <summary><c>param</c>, whose value can be an address.</summary>
    Param,

    /// <summary><c>meta</c>, whose content can redirect.</summary>
    Meta,

    /// <summary>SVG's <c>set</c> and <c>animate…</c>, which can write an address into another element.</summary>
    Animation,

    /// <summary>Storage format's <c>ri:url</c>, whose <c>ri:value</c> is an address.</summary>
    ResourceUrl,
}
