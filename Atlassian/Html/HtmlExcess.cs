namespace UserMacro.Atlassian.Html;

/// <summary>A limit that a text is beyond.</summary>
/// <param name="What">What is limited.</param>
/// <param name="Limit">The most there may be.</param>
/// <param name="Actual">How many there are; of time, how long it took until it was given up.</param>
public sealed record HtmlExcess(HtmlExcess.Kind What, long Limit, long Actual)
{
    /// <summary>What is limited (<see cref="HtmlLimits"/>).</summary>
    public enum Kind
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
}
