namespace UserMacro.Atlassian.Html.Parsing;

/// <summary>What is limited (<see cref="HtmlLimits"/>).</summary>
public enum HtmlMeasure
{
    /// <summary>Characters of the text.</summary>
    Length,

    /// <summary>Elements inside each other.</summary>
    Depth,

    /// <summary>Elements.</summary>
    Elements,

    /// <summary>Attributes of one element.</summary>
    Attributes,

    /// <summary>Declarations in one <c>style</c> attribute.</summary>
    Declarations,

    /// <summary>Characters of what was made of it.</summary>
    OutputLength,

    /// <summary>Milliseconds.</summary>
    Time,
}
