using System.Collections.Frozen;

namespace UserMacro.Atlassian.Html;

/// <summary>The elements, attributes and properties that a body from a browser may hold. Nothing that runs, asks, sends or changes what is around it.</summary>
internal static class CleanNames
{
    public static readonly FrozenSet<string> Elements = Set(
        "a abbr acronym address area article aside b bdi big blockquote br caption center cite code col colgroup data datalist dd del "
        + "details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd label legend li main map "
        + "mark menu meter nav ol output p pre progress q rp rt ruby s samp section small span strike strong sub summary sup table tbody "
        + "td tfoot th thead time tr tt u ul var wbr");

    /// <summary>Those beginning with <c>data-</c> apart.</summary>
    public static readonly FrozenSet<string> Attributes = Set(
        "abbr accept accept-charset accesskey action align alt autocomplete autosave axis bgcolor border cellpadding cellspacing "
        + "challenge char charoff charset checked cite class clear color cols colspan compact contenteditable coords datetime dir disabled "
        + "draggable dropzone enctype for frame headers height high href hreflang hspace id ismap keytype label lang list longdesc low max "
        + "maxlength media method min multiple name nohref noshade novalidate nowrap open optimum pattern placeholder prompt pubdate "
        + "radiogroup readonly rel required rev reversed rows rowspan rules scope selected shape size span spellcheck src start step style "
        + "summary tabindex target title type usemap valign value vspace width wrap");

    /// <summary>Attributes that hold an address.</summary>
    public static readonly FrozenSet<string> Addresses = Set("action cite href longdesc src");

    public static readonly FrozenSet<string> Properties = Set(
        "align-content align-items align-self all animation animation-delay animation-direction animation-duration animation-fill-mode "
        + "animation-iteration-count animation-name animation-play-state animation-timing-function backface-visibility background "
        + "background-attachment background-blend-mode background-clip background-color background-image background-origin "
        + "background-position background-position-x background-position-y background-repeat background-repeat-x background-repeat-y "
        + "background-size border border-bottom border-bottom-color border-bottom-left-radius border-bottom-right-radius "
        + "border-bottom-style border-bottom-width border-collapse border-color border-image border-image-outset border-image-repeat "
        + "border-image-slice border-image-source border-image-width border-left border-left-color border-left-style border-left-width "
        + "border-radius border-right border-right-color border-right-style border-right-width border-spacing border-style border-top "
        + "border-top-color border-top-left-radius border-top-right-radius border-top-style border-top-width border-width bottom "
        + "box-decoration-break box-shadow box-sizing break-after break-before break-inside caption-side caret-color clear clip color "
        + "column-count column-fill column-gap column-rule column-rule-color column-rule-style column-rule-width column-span column-width "
        + "columns content counter-increment counter-reset cursor direction display empty-cells filter flex flex-basis flex-direction "
        + "flex-flow flex-grow flex-shrink flex-wrap float font font-family font-feature-settings font-kerning font-language-override "
        + "font-size font-size-adjust font-stretch font-style font-synthesis font-variant font-variant-alternates font-variant-caps "
        + "font-variant-east-asian font-variant-ligatures font-variant-numeric font-variant-position font-weight gap grid grid-area "
        + "grid-auto-columns grid-auto-flow grid-auto-rows grid-column grid-column-end grid-column-gap grid-column-start grid-gap grid-row "
        + "grid-row-end grid-row-gap grid-row-start grid-template grid-template-areas grid-template-columns grid-template-rows "
        + "hanging-punctuation height hyphens image-rendering isolation justify-content left letter-spacing line-break line-height "
        + "list-style list-style-image list-style-position list-style-type margin margin-bottom margin-left margin-right margin-top mask "
        + "mask-clip mask-composite mask-image mask-mode mask-origin mask-position mask-repeat mask-size mask-type max-height max-width "
        + "min-height min-width mix-blend-mode object-fit object-position opacity order orphans outline outline-color outline-offset "
        + "outline-style outline-width overflow overflow-wrap overflow-x overflow-y padding padding-bottom padding-left padding-right "
        + "padding-top page-break-after page-break-before page-break-inside perspective perspective-origin pointer-events position quotes "
        + "resize right row-gap scroll-behavior tab-size table-layout text-align text-align-last text-combine-upright text-decoration "
        + "text-decoration-color text-decoration-line text-decoration-skip text-decoration-style text-indent text-justify text-orientation "
        + "text-overflow text-shadow text-transform text-underline-position top transform transform-origin transform-style transition "
        + "transition-delay transition-duration transition-property transition-timing-function unicode-bidi unicode-range user-select "
        + "vertical-align visibility white-space widows width word-break word-spacing word-wrap writing-mode z-index");

    /// <summary>Functions in the values of properties. <c>url</c> is judged by its address; those that take an address otherwise are none of these.</summary>
    public static readonly FrozenSet<string> Functions = Set(
        "abs acos asin atan atan2 attr blur brightness calc circle clamp color color-mix conic-gradient contrast cos counter counters "
        + "cubic-bezier drop-shadow ellipse env exp fit-content grayscale hsl hsla hue-rotate hwb hypot inset invert lab lch light-dark "
        + "linear linear-gradient log matrix matrix3d max min minmax mod oklab oklch opacity path perspective polygon pow radial-gradient "
        + "rect rem repeat repeating-conic-gradient repeating-linear-gradient repeating-radial-gradient rgb rgba rotate rotate3d rotatex "
        + "rotatey rotatez round saturate scale scale3d scalex scaley scalez sepia sign sin skew skewx skewy sqrt steps symbols tan "
        + "translate translate3d translatex translatey translatez url var");

    public static bool IsElement(string name) => Elements.Contains(name);

    /// <summary>Names that begin with <c>data-</c> must be plain beyond it: the parser lets them hold quotes and angle brackets.</summary>
    public static bool IsAttribute(string name) =>
        Attributes.Contains(name)
            || (name.Length > 5 && name.StartsWith("data-", StringComparison.Ordinal)
                && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':'));

    static FrozenSet<string> Set(string names) => FrozenSet.Create(StringComparer.Ordinal, names.Split(' '));
}
