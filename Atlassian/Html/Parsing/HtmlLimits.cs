using UserMacro.Shared;

namespace UserMacro.Atlassian.Html.Parsing;

/// <summary>How much HTML from outside is read. All of it is work in proportion to the length, so that these bound memory more than time.</summary>
public sealed record HtmlLimits
{
    /// <summary>The limits of a macro's body.</summary>
    public static HtmlLimits Default { get; } = new();

    /// <summary>Characters.</summary>
    /// <value>Default 4 Mi: the callers' own limits are narrower.</value>
    public int Length { get; init; } = 4 * 1024 * 1024;

    /// <summary>Elements inside each other.</summary>
    /// <value>Default 256.</value>
    public int Depth { get; init; } = EngineLimits.HtmlDepth;

    /// <summary>Elements, those that the text implies included.</summary>
    /// <value>Default 200 000.</value>
    public int Elements { get; init; } = EngineLimits.HtmlElements;

    /// <summary>Attributes of one element.</summary>
    /// <value>Default 256.</value>
    public int Attributes { get; init; } = EngineLimits.HtmlAttributes;

    /// <summary>Declarations in one <c>style</c> attribute.</summary>
    /// <value>Default 256.</value>
    public int Declarations { get; init; } = EngineLimits.HtmlDeclarations;

    /// <summary>Characters of what is made of the text.</summary>
    /// <value>Default 4 Mi.</value>
    public int OutputLength { get; init; } = 4 * 1024 * 1024;
}
